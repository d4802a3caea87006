/** Something that the operator has to put right; its message says what, and needs no stack. */
export class Obstacle extends Error {
  override name = 'Obstacle';
}
