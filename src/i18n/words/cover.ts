import { words } from '../words.ts'

export const coverWords = words('cover', {
  en: {
    lead: 'Draw a digit. A network squeezes it through thirty‑two numbers and draws it again from those alone.',
    promise:
      'This is a lecture on autoencoders that you can take apart. Every model on these pages really trains, here in your browser, on real handwritten digits: set it up, watch it learn, break it, repair it. Twelve chapters lead from the Boltzmann machine to the variational autoencoder. Nothing is staged, and nothing you draw leaves your device.',
    figure: 'Your drawing through the bottleneck',
    yourDrawing: 'Your drawing',
    pixelsIn: '784 pixels',
    code: 'The code',
    numbers: '32 numbers',
    again: 'Drawn again',
    pixelsOut: '784 pixels',
    reconstruction: 'Reconstruction of your drawing',
    hint: 'Pull the violet bars as well: the reconstruction follows.',
    waking: 'Waking the network…',
    begin: 'Begin with “{{title}}”',
  },
  pl: {
    lead: 'Narysuj cyfrę. Sieć przeciśnie ją przez trzydzieści dwie liczby i tylko na ich podstawie narysuje ją od nowa.',
    promise:
      'To wykład o autoenkoderach, który można rozebrać na części. Każdy model na tych stronach naprawdę się uczy, tu, w Twojej przeglądarce, na prawdziwych, odręcznie pisanych cyfrach: ustaw go, patrz, jak się uczy, zepsuj i napraw. Dwanaście rozdziałów prowadzi od maszyny Boltzmanna do autoenkodera wariacyjnego. Nic tu nie jest na niby, a Twoje rysunki nie opuszczają urządzenia.',
    figure: 'Twój rysunek przeciśnięty przez wąskie gardło',
    yourDrawing: 'Twój rysunek',
    pixelsIn: '784 piksele',
    code: 'Kod',
    numbers: '32 liczby',
    again: 'Narysowane od nowa',
    pixelsOut: '784 piksele',
    reconstruction: 'Rekonstrukcja Twojego rysunku',
    hint: 'Pociągnij też za fioletowe słupki: rekonstrukcja podąży za nimi.',
    waking: 'Budzenie sieci…',
    begin: 'Zacznij od rozdziału „{{title}}”',
  },
})
