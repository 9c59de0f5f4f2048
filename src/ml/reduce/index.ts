// principal components
export { type FitPcaOptions, fitPca, inversePca, type Pca, transformPca } from './pca.ts';
// t-SNE
export { type EmbedTsneOptions, embedTsne, type TsneEmbedding } from './tsne.ts';
