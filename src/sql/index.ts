// quoting
export { quoteIdentifier, quoteText } from './quote.ts';
