/** Relationships of one node that agree in all that was asked of them. */
export interface Bunch {
  /** Values of the properties of the relationship, in the order in which they were asked for. */
  readonly edge: readonly unknown[];
  /** Of each property of the node at the far end, in their order, the values of all the far ends. */
  readonly nodes: readonly (readonly unknown[])[];
}
