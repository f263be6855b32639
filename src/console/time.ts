/** ISO 8601 in UTC, to the second. */
export const formatTime = (epoch: number): string => new Date(epoch).toISOString().replace(/\.\d+/, '');
