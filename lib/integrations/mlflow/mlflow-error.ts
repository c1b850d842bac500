/** Why a server of MLflow could not be read, in a sentence for whoever set up the connection. */
export class MlflowError extends Error {
  constructor(
    message: string,
    readonly details: {
      status?: number
      /** Whether the same call may work later. */
      isTemporary?: boolean
      /** What the server asks to wait. */
      retryAfterSeconds?: number
    } = {},
  ) {
    super(message)
    this.name = 'MlflowError'
  }
}
