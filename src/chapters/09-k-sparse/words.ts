import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('k-sparse', {
  en: {
    winnersTitle: 'Twenty-five voices out of 256',
    winnersQuestion:
      'Only the k largest units of the code may speak; all others are set to zero. How many of the 25 winners does it take before you can read the digit?',
    winnersCaption:
      'Bars: the winners, largest first. Below them: what each of the first ten adds to the picture, and the picture after each of them. Every digit calls other winners.',
    winnersTry:
      'let only 1, then 3, then 5 winners speak; then pull k down to 5 and up to 200 without any training in between.',
    input: 'x: the picture',
    reconstruction: 'x′: by those who speak',
    error: 'error: |x − x′|',
    winnersSummary: '{{winners}} winners: unit {{unit}} leads with {{most}}, the last one has {{least}}',
    speaking: 'Winners that may speak',
    ofWinners: '{{value}} of {{winners}}',
    parts: 'what each winner adds',
    sums: 'the picture so far',
    errorNow: 'squared error by those who speak {{value}}',
    errorAll: 'by all winners {{value}}',

    filtersTitle: 'What one unit has to say',
    filtersQuestion:
      'Four networks, equal but for k. One of them learns ripples in which no digit can be seen, one learns almost whole digits. Which is which, and why?',
    filtersCaption:
      'The first 50 of 256 filters of each network, and the same six digits rebuilt by it. All four start from the same weights and see the same batches.',
    filtersTry:
      'measure the linear classifier, then reset, train, and watch in which order the four learn to draw.',
    rebuiltBy: 'rebuilt by {{lane}}',
    validationError: 'Squared error on validation digits',
    errorColumn: 'squared error',
    deadColumn: 'never win',
    measuresCaption: 'Error on all validation digits; units that win none of 500 of them; {{accuracy}}.',
    ofUnits: '{{dead}} of {{units}}',

    scheduleTitle: 'Who never wins never learns',
    scheduleQuestion:
      'Both networks end with k = 10. One allows only ten winners from the first step, the other starts with all 256 and comes down. What will become of the units that lose at the start?',
    scheduleCaption:
      'The line has the units in order of how many digits they win. Where it lies on the floor, nobody ever wins: these units are dead, and their filters stay what chance made them.',
    scheduleTry: 'set k to 40 and train again: how many units die now without the schedule?',
    withSchedule: 'with the schedule',
    withoutSchedule: 'k fixed',
    onShort: 'schedule',
    offShort: 'k fixed',
    nextK: 'next step keeps k = {{k}}',
    usageLabel: 'Share of {{digits}} validation digits that each unit wins, units in order of use',
    usageSummary: 'The busiest unit wins {{most}} of the digits; {{busy}} units take half of all wins.',
    deadOverSteps: 'Units that win none of {{digits}} digits',
  },
  pl: {
    winnersTitle: 'Dwadzieścia pięć głosów z 256',
    winnersQuestion:
      'Głos dostaje tylko k największych neuronów kodu, wszystkie pozostałe zamieniamy na zero. Ilu z 25 zwycięzców wystarczy, żeby dało się odczytać cyfrę?',
    winnersCaption:
      'Słupki to zwycięzcy, od największego. Pod nimi: co do obrazu wnosi każdy z pierwszych dziesięciu i jak obraz wygląda po każdym z nich. Każda cyfra wyłania innych zwycięzców.',
    winnersTry:
      'dopuść do głosu tylko 1, potem 3, potem 5 zwycięzców; następnie zmniejsz k do 5 i zwiększ do 200, bez żadnego douczania.',
    input: 'x: obraz',
    reconstruction: 'x′: z dopuszczonych głosów',
    error: 'błąd: |x − x′|',
    winnersSummary:
      'Zwycięzcy: {{winners}}. Prowadzi neuron {{unit}} z wynikiem {{most}}, ostatni ma {{least}}',
    speaking: 'Dopuszczeni do głosu',
    ofWinners: '{{value}} z {{winners}}',
    parts: 'co wnosi każdy zwycięzca',
    sums: 'obraz do tej pory',
    errorNow: 'błąd kwadratowy z dopuszczonych głosów {{value}}',
    errorAll: 'ze wszystkich zwycięzców {{value}}',

    filtersTitle: 'Ile ma do powiedzenia jeden neuron',
    filtersQuestion:
      'Cztery sieci różnią się tylko wartością k. Jedna z nich uczy się zmarszczek, w których nie widać żadnej cyfry, inna prawie całych cyfr. Która jest która i dlaczego?',
    filtersCaption:
      'Pierwszych 50 z 256 filtrów każdej sieci i te same sześć cyfr, które z nich odtworzyła. Wszystkie cztery zaczynają od tych samych wag i oglądają te same partie.',
    filtersTry:
      'zmierz klasyfikator liniowy, potem zacznij od nowa, ucz i zobacz, w jakiej kolejności sieci nauczą się rysować.',
    rebuiltBy: 'rekonstrukcje, {{lane}}',
    validationError: 'Błąd kwadratowy na cyfrach walidacyjnych',
    errorColumn: 'błąd kwadratowy',
    deadColumn: 'nigdy nie wygrywa',
    measuresCaption:
      'Błąd na wszystkich cyfrach walidacyjnych; neurony, które nie wygrywają żadnej z 500 z nich; {{accuracy}}.',
    ofUnits: '{{dead}} z {{units}}',

    scheduleTitle: 'Kto nigdy nie wygrywa, niczego się nie uczy',
    scheduleQuestion:
      'Obie sieci kończą z k = 10. Jedna od pierwszego kroku dopuszcza tylko dziesięciu zwycięzców, druga zaczyna od wszystkich 256 i stopniowo schodzi. Co stanie się z neuronami, które na początku przegrywają?',
    scheduleCaption:
      'Linia ustawia neurony według tego, ile cyfr wygrywają. Tam, gdzie leży na dnie, nikt nigdy nie wygrywa: te neurony są martwe, a ich filtry zostają takie, jakimi uczynił je przypadek.',
    scheduleTry: 'ustaw k na 40 i ucz jeszcze raz: ile neuronów umiera teraz bez harmonogramu?',
    withSchedule: 'z harmonogramem',
    withoutSchedule: 'stałe k',
    onShort: 'harmon.',
    offShort: 'stałe k',
    nextK: 'następny krok zostawi k = {{k}}',
    usageLabel:
      'Część z {{digits}} cyfr walidacyjnych, którą wygrywa każdy neuron; neurony od najczęściej wygrywającego',
    usageSummary:
      'Najbardziej zajęty neuron wygrywa {{most}} cyfr; połowa wszystkich wygranych przypada na tyle neuronów: {{busy}}.',
    deadOverSteps: 'Neurony, które nie wygrywają żadnej z {{digits}} cyfr',
  },
})
