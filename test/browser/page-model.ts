// Built beside the page, so that what it gives is the very code that the page computes with.
export { explainClient, loadModel, scoreClient } from '../../src/model/index.ts';
