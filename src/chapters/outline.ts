/** The contents of the lecture: every chapter's title, question and slides, in order. */
import type { Outline } from './chapter.ts'

export const outline = {
  'boltzmann-machine': {
    id: 'boltzmann-machine',
    number: 1,
    title: { en: 'Restricted Boltzmann machine', pl: 'Ograniczona maszyna Boltzmanna' },
    question: {
      en: 'What does a network dream of when nobody shows it anything?',
      pl: 'O czym śni sieć, gdy nikt jej niczego nie pokazuje?',
    },
    slides: {
      en: 'Network architecture; p(a|x; w) and p(x|a; w); difference of the distributions',
      pl: 'Ogólna architektura sieci; p(a|x; w) i p(x|a; w); różnica w rozkładzie prawdopodobieństwa',
    },
  },
  'deep-belief-network': {
    id: 'deep-belief-network',
    number: 2,
    title: { en: 'Deep belief network', pl: 'Głęboka sieć przekonań (DBN)' },
    question: {
      en: 'Can one machine learn from the dreams of another?',
      pl: 'Czy jedna maszyna może uczyć się z tego, co zobaczyła druga?',
    },
    slides: { en: 'Deep Belief Network', pl: 'Deep Belief Network' },
  },
  autoencoder: {
    id: 'autoencoder',
    number: 3,
    title: { en: 'The autoencoder', pl: 'Autoenkoder' },
    question: {
      en: 'How much of a drawing survives in thirty-two numbers?',
      pl: 'Ile z rysunku zostaje w trzydziestu dwóch liczbach?',
    },
    slides: {
      en: 'Autoencoders; tied weights; choosing the loss; 784 → 32',
      pl: 'Autoenkodery; W′ = Wᵀ; dobór funkcji kosztu; 784 → 32',
    },
  },
  'deep-autoencoder': {
    id: 'deep-autoencoder',
    number: 4,
    title: { en: 'Going deep', pl: 'Autoenkoder głęboki' },
    question: {
      en: 'Does a deeper network remember more, or only learn more slowly?',
      pl: 'Czy głębsza sieć zapamięta więcej, czy tylko wolniej się uczy?',
    },
    slides: {
      en: 'Training multilayer autoencoders; semi-supervised learning; Deep Autoencoder',
      pl: 'Uczenie autoenkoderów wielowarstwowych; uczenie półnadzorowane; Deep Autoencoder',
    },
  },
  'convolutional-autoencoder': {
    id: 'convolutional-autoencoder',
    number: 5,
    title: { en: 'Convolutional autoencoder', pl: 'Autoenkoder konwolucyjny' },
    question: {
      en: 'What changes when a network knows which pixels are neighbours?',
      pl: 'Co się zmienia, gdy sieć wie, które piksele ze sobą sąsiadują?',
    },
    slides: { en: 'Convolutional Autoencoder', pl: 'Convolutional Autoencoder' },
  },
  'two-neurons': {
    id: 'two-neurons',
    number: 6,
    title: { en: 'Two neurons against PCA', pl: 'Dwa neurony kontra PCA' },
    question: {
      en: 'If you may keep only two numbers, which two?',
      pl: 'Gdyby wolno było zachować tylko dwie liczby, to które?',
    },
    slides: { en: 'Autoencoder and PCA [3]', pl: 'Autoenkoder a PCA [3]' },
  },
  denoising: {
    id: 'denoising',
    number: 7,
    title: { en: 'Denoising', pl: 'Odszumianie' },
    question: {
      en: 'Why does damaging the input teach a network more?',
      pl: 'Dlaczego sieć uczy się więcej, gdy psujemy jej wejście?',
    },
    slides: { en: 'Denoising autoencoders [4]', pl: 'Autoenkodery odszumiające [4]' },
  },
  sparse: {
    id: 'sparse',
    number: 8,
    title: { en: 'Sparse autoencoder', pl: 'Autoenkoder rzadki' },
    question: {
      en: 'What if most neurons must stay silent?',
      pl: 'A gdyby większość neuronów musiała milczeć?',
    },
    slides: { en: 'Sparse autoencoders', pl: 'Autoenkodery rzadkie; współczynnik sparsity' },
  },
  'k-sparse': {
    id: 'k-sparse',
    number: 9,
    title: { en: 'k-sparse autoencoder', pl: 'Autoenkoder k-rzadki' },
    question: {
      en: 'Who wins when only k neurons may speak?',
      pl: 'Kto wygra, gdy głos dostanie tylko k neuronów?',
    },
    slides: { en: 'k-sparse autoencoders [5]', pl: 'Autoenkodery k-rzadkie [5]' },
  },
  'latent-space': {
    id: 'latent-space',
    number: 10,
    title: { en: 'Holes in the latent space', pl: 'Dziury w przestrzeni ukrytej' },
    question: {
      en: 'What lies halfway between a 7 and a 1?',
      pl: 'Co leży w połowie drogi między siódemką a jedynką?',
    },
    slides: { en: 'Problems of the latent space [6]', pl: 'Problemy przestrzeni ukrytej [6]' },
  },
  variational: {
    id: 'variational',
    number: 11,
    title: { en: 'Variational autoencoder', pl: 'Autoenkoder wariacyjny' },
    question: {
      en: 'What do we gain by not being sure?',
      pl: 'Co zyskujemy, nie mając pewności?',
    },
    slides: { en: 'Variational autoencoders [6]', pl: 'Autoenkodery wariacyjne [6]' },
  },
  'latent-arithmetic': {
    id: 'latent-arithmetic',
    number: 12,
    title: { en: 'Latent arithmetic', pl: 'Arytmetyka kodów' },
    question: {
      en: 'Can you subtract a pair of glasses from a face?',
      pl: 'Czy od twarzy można odjąć okulary?',
    },
    slides: { en: 'Mean and difference of two codes [6]', pl: 'Średnia i różnica dwóch kodów [6]' },
  },
  lab: {
    id: 'lab',
    title: { en: 'The lab', pl: 'Laboratorium' },
    question: {
      en: 'Which of them is best? Put them side by side.',
      pl: 'Który z nich jest najlepszy? Postaw je obok siebie.',
    },
    slides: { en: 'Everything at once', pl: 'Wszystko naraz' },
    ownPage: true,
  },
} as const satisfies Readonly<Record<string, Outline>>
