/**
 * The name under which a field with arguments is read, from its response key. No field has such a
 * name, so that an alias can't hide one.
 */
export const withArguments = (responseKey: string | number): string => `${responseKey}()`;
