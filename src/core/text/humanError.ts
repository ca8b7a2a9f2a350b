/** An error whose message is meant for the reader: it names what is wrong and the way out. Anything else goes to the log. */
export class HumanError extends Error {
  override readonly name = 'HumanError';
}
