// fitting and the model
export { type FitLogisticOptions, fitLogistic, type LogisticModel } from './fit-logistic.ts';
// prediction
export { logisticScores, predictLogistic, predictLogisticProbabilities } from './predict-logistic.ts';
