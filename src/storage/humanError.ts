/** An error for the person in front of the screen: says what is wrong and the way out. Everything else goes to the log. */
export class HumanError extends Error {}
