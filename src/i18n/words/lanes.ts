import { words } from '../words.ts'

/** Words of networks that stand side by side. */
export const laneWords = words('lanes', {
  en: {
    network: 'network',
    originals: 'originals',
    best: 'best',
    accuracy: 'accuracy',
    measureAccuracy: 'Measure the linear classifier',
    measuring: 'Measuring …',
    accuracyStatus: 'measured at step {{step}}; on raw pixels: {{pixels}}',
    accuracyCaption:
      'accuracy of a linear classifier on the codes ({{known}} digits to learn from, {{asked}} others to be asked)',
  },
  pl: {
    network: 'sieć',
    originals: 'oryginały',
    best: 'najlepsza',
    accuracy: 'trafność',
    measureAccuracy: 'Zmierz klasyfikator liniowy',
    measuring: 'Mierzę…',
    accuracyStatus: 'zmierzono w kroku {{step}}; na samych pikselach: {{pixels}}',
    accuracyCaption:
      'trafność klasyfikatora liniowego na kodach (cyfry do nauki: {{known}}, inne cyfry do sprawdzenia: {{asked}})',
  },
})
