/** What the server says when there is nothing to show. */
export const serverEn = {
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the run has no such file.',
  },
  wrongHost: {
    title: 'This address is not served',
    text: 'Clientele answers only to the address that it printed when it started. Open that one.',
  },
  onlyReading: { title: 'This server only shows', text: 'It takes no data: only GET and HEAD are answered.' },
  fault: {
    title: 'Something went wrong here',
    text: 'The fault is ours. What happened stands in the terminal where the server runs.',
  },
  toPage: 'To the clients',
  toReport: 'To the report',
};
