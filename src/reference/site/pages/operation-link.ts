import type { Operation } from '../../../operations/define.ts';

export const operationPath = (id: string) => `operations/${id}`;
export const operationLink = ({ id, title }: Operation) => `[${title}](${operationPath(id)})`;
