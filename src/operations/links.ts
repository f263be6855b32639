import { randomBytes } from 'node:crypto';
import { Type } from '../contract/schema.ts';
import type { Environment } from './define.ts';

/** What links of pages begin with, `d` or `p`, so that the console knows which server to ask. */
export function linkMark({ name }: Pick<Environment, 'name'>): string {
  return name.charAt(0);
}

/** A link that nobody guesses: the mark and 192 random bits, 33 URL-safe characters. */
export function randomLink(environment: Pick<Environment, 'name'>): string {
  return `${linkMark(environment)}${randomBytes(24).toString('base64url')}`;
}

/** The credential of a page. An unknown one is answered like an unknown resource, whatever its length. */
export const Link = Type.String({ description: "The last part of the page's URL; whoever has it may see the page." });
