/** The lecture's bibliography, by its own numbers. */
export const bibliography = [
  {
    text: 'Generating Images with Autoencoders',
    where: 'Towards Data Science',
    href: 'https://towardsdatascience.com/generating-images-with-autoencoders-77fd3a8dd368',
  },
  {
    text: 'F. Chollet, Building Autoencoders in Keras',
    where: 'The Keras Blog, 2016',
    href: 'https://blog.keras.io/building-autoencoders-in-keras.html',
  },
  {
    text: 'G. E. Hinton, R. R. Salakhutdinov, Reducing the Dimensionality of Data with Neural Networks',
    where: 'Science 313, 2006',
    href: 'https://doi.org/10.1126/science.1127647',
  },
  {
    text: 'P. Vincent et al., Extracting and Composing Robust Features with Denoising Autoencoders',
    where: 'ICML 2008',
    href: 'https://doi.org/10.1145/1390156.1390294',
  },
  {
    text: 'A. Makhzani, B. Frey, k-Sparse Autoencoders',
    where: 'arXiv:1312.5663, 2013',
    href: 'https://arxiv.org/abs/1312.5663',
  },
  {
    text: 'I. Shafkat, Intuitively Understanding Variational Autoencoders',
    where: 'Towards Data Science, 2018',
    href: 'https://towardsdatascience.com/intuitively-understanding-variational-autoencoders-1bfe67eb5daf',
  },
] as const
