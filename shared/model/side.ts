/** Who has to act. */
export const SIDES = ['this-computer', 'network', 'server', 'certificate-authority', 'unknown'] as const;
export type Side = (typeof SIDES)[number];

export const CERTAINTIES = ['certain', 'likely', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** From whose place something was seen. What the helper's computer shows never counts for causes on the caller's side. */
export const VANTAGES = ['this-computer', 'caller', 'server-log', 'capture', 'file'] as const;
export type SeenFrom = (typeof VANTAGES)[number];

/** Through whose eyes the case is told. */
export const AUDIENCES = ['end-user', 'support', 'operator'] as const;
export type Audience = (typeof AUDIENCES)[number];
