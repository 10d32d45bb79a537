/** What the program answers to a request that it does not take. */
export const contract = {
  'not-understood': 'The program did not understand this request.',
  'not-understood.next': 'Go back and try again. If it stays, start the program again.',
  'too-large': 'This is larger than {limit}, the most we read at once.',
  'too-large.next': 'Keep only the part around the error and try again.',
  'not-ours': 'This page may not ask the program anything.',
  'not-ours.next': 'Close the window and start the program again.',
  'our-fault': 'Something in this program went wrong.',
  'our-fault.next': 'Try again. If it stays, start the program again.',
  cancelled: 'Stopped, as you asked.',
  'cancelled.next': 'Start again whenever you like.',
  'no-window': 'The window lost its connection to the program.',
  'no-window.next': 'Close the window and start the program again.',
} as const;
