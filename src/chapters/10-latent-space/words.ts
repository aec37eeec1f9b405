import { words } from '../../i18n/words.ts'

export const chapterWords = words('latent-space', {
  en: {
    pathTitle: 'A path through nothing',
    pathQuestion:
      'Every figure in the plane is the code of a real digit. You walk in a straight line from a 7 to a 1: what will you meet on the way?',
    pathCaption:
      'Every place has an image, because the decoder always answers. Only the places where codes lie were ever practised; what the strip shows between them is made up.',
    pathTry:
      'switch on “what does not come back” and lead the path around the red. Then move an end far outside of all codes.',
    autoencoderPlane: 'Plane of codes of the plain autoencoder',
    decodedHere: 'x′: decoded at the cursor',
    strip: 'along the path, from corner 1 to the last',
    share:
      '{{share}} of the plane comes back: what is decoded there is encoded to the same place again, give or take a quarter of a standard deviation.',
    besideTitle: 'The same walk on two planes',
    besideQuestion:
      'A plain autoencoder beside a variational one with the same layers; one cursor moves over both. On which plane will you get lost?',
    besideCaption:
      'Both planes are drawn in standard deviations of their own codes. Red marks places that do not come back: decode, encode again, and you are somewhere else.',
    besideTry:
      'press Reset, then Train, and watch both maps from the start. Does the share of the variational autoencoder pull ahead at once?',
    autoencoder: 'plain autoencoder',
    variational: 'variational autoencoder',
    planeOf: 'Plane of codes: {{name}}',
    decodedBy: 'Decoded at the cursor: {{name}}',
  },
  pl: {
    pathTitle: 'Ścieżka przez nic',
    pathQuestion:
      'Każda cyferka na płaszczyźnie to kod prawdziwej cyfry. Idziesz prosto od siódemki do jedynki: co spotkasz po drodze?',
    pathCaption:
      'Obraz ma każde miejsce, bo dekoder zawsze coś odpowie. Ćwiczył jednak tylko tam, gdzie leżą kody; to, co taśma pokazuje pomiędzy nimi, jest zmyślone.',
    pathTry:
      'włącz warstwę „skąd nie ma powrotu” i poprowadź ścieżkę tak, by omijała czerwień. Potem wyciągnij jej koniec daleko poza wszystkie kody.',
    autoencoderPlane: 'Płaszczyzna kodów zwykłego autoenkodera',
    decodedHere: 'x′: obraz w miejscu kursora',
    strip: 'wzdłuż ścieżki, od wierzchołka 1 do ostatniego',
    share:
      'Powrót z {{share}} płaszczyzny: obraz zdekodowany w takim miejscu po zakodowaniu trafia z powrotem tam, skąd wyszedł, z dokładnością do ćwierci odchylenia standardowego.',
    besideTitle: 'Ten sam spacer po dwóch płaszczyznach',
    besideQuestion:
      'Zwykły autoenkoder obok wariacyjnego o tych samych warstwach; po obu wędruje ten sam kursor. Na której płaszczyźnie się zgubisz?',
    besideCaption:
      'Obie płaszczyzny narysowano w odchyleniach standardowych ich własnych kodów. Czerwień to miejsca bez powrotu: zdekoduj, zakoduj ponownie i jesteś gdzie indziej.',
    besideTry:
      'naciśnij „Od nowa”, potem „Ucz” i patrz na obie mapy od początku. Czy autoenkoder wariacyjny od razu wychodzi na prowadzenie?',
    autoencoder: 'zwykły autoenkoder',
    variational: 'autoenkoder wariacyjny',
    planeOf: 'Płaszczyzna kodów: {{name}}',
    decodedBy: 'Obraz w miejscu kursora: {{name}}',
  },
})
