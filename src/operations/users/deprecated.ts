import type { Operation } from '../define.ts';
import { createUserAndValidateAddress } from './create-user-and-validate-address.ts';
import { validateAddressOld } from './validate-address-old.ts';

/** Deprecated forms of validating an address. */
export const addressTwins: readonly Operation[] = [validateAddressOld, createUserAndValidateAddress];
