import { words } from '../../i18n/words.ts'

/** Words of this chapter's figures. */
export const chapterWords = words('sparse', {
  en: {
    errorChart: 'Error: cross-entropy',

    instrumentsTitle: 'A price on speaking',
    instrumentsQuestion:
      'Every unit is free to answer every digit. Now each pays for a mean activity other than ρ. How many of the 256 will still fire for your digit?',
    instrumentsCaption:
      'Each dot on the red curve is one unit: where it stands is its mean activity ρ̂, how high it stands is what it pays. Below, how many units have that activity. Train moves the dots; ρ and β move the curve.',
    instrumentsTry:
      'press Train and set β to 0: watch where the dots go and what happens to the error; then β to 10.',
    activityOf: 'z: activity of {{units}} units',
    activityOfFirst: 'z: activity of the first {{shown}} of {{units}} units',
    reconstruction: 'x′: the reconstruction',
    error: 'error: |x − x′|',
    fired: '{{count}} of {{units}} units fire (above ½); the most active look for',
    loudest: 'filters of the most active units',
    filters: 'W: what each of these units looks for',
    plotName: 'Mean activity of each unit on {{digits}} digits',
    plotLabel:
      'Penalty by mean activity, and how many units have it. Wanted: {{rho}}. Of {{units}} units the least active has {{least}}, the middle one {{middle}}, the most active {{most}}.',
    plotLabelL1:
      'L1 penalty by mean activity, and how many units have it. Of {{units}} units the least active has {{least}}, the middle one {{middle}}, the most active {{most}}.',
    penaltyAxis: 'β · KL(ρ ‖ ρ̂): what one unit pays',
    penaltyAxisL1: 'L1: what one unit pays',
    countAxis: 'units',
    activityAxis: 'mean activity ρ̂ (the axis is stretched near 0)',
    meanActivity: 'mean of all ρ̂',
    near: 'ρ̂ between ρ/2 and 2ρ',
    dead: 'never fire',
    ownActivity: 'ρ̂ of unit {{unit}}, the large dot',
    filterOf: 'filter of unit {{unit}}',
    ofUnits: '{{count}} of {{units}}',

    compareTitle: 'Free, regulated, taxed',
    compareQuestion:
      'Three networks start from the same weights and see the same batches. One pays nothing for activity, one for leaving ρ, one for every bit of activity. Which code would you rather read?',
    compareCaption:
      'From top to bottom: the activity of the units for one digit, the digit rebuilt from it, and the filters of the first 32 units.',
    compareTry:
      'pick another digit and see which units change; measure the linear classifier; then reset, train, and raise the weight of L1 until units die.',
    'lane-plain': 'no penalty',
    'lane-divergence': 'KL: mean activity ρ',
    'lane-l1': 'L1: less activity',
    'short-plain': 'none',
    'short-divergence': 'KL',
    'short-l1': 'L1',
    activityBy: 'activity of the units, {{lane}}',
    rebuiltBy: 'rebuilt digit, {{lane}}',
    measuresCaption:
      'Error (cross-entropy) on all validation digits. On {{digits}} of them: mean activity; sparseness (Treves–Rolls: 0 if all units speak alike, 1 if one alone speaks); dead units, which never fire. And the {{accuracy}}.',
    errorColumn: 'error',
    meanColumn: 'activity',
    sparsenessColumn: 'sparseness',
    deadColumn: 'dead',
  },
  pl: {
    errorChart: 'Błąd: entropia krzyżowa',

    instrumentsTitle: 'Mówienie kosztuje',
    instrumentsQuestion:
      'Każdy neuron może odpowiadać na każdą cyfrę. Teraz jednak za średnią aktywność inną niż ρ trzeba płacić. Ile z 256 neuronów odezwie się jeszcze na Twoją cyfrę?',
    instrumentsCaption:
      'Każda kropka na czerwonej krzywej to jeden neuron: jej miejsce to jego średnia aktywność ρ̂, a wysokość to kara, którą płaci. Niżej widać, ile neuronów ma taką aktywność. Uczenie przesuwa kropki, a ρ i β zmieniają krzywą.',
    instrumentsTry:
      'naciśnij „Ucz” i ustaw β na 0: zobacz, dokąd pójdą kropki i co stanie się z błędem; potem ustaw β na 10.',
    activityOf: 'z: aktywność neuronów ({{units}})',
    activityOfFirst: 'z: aktywność pierwszych neuronów ({{shown}} z {{units}})',
    reconstruction: 'x′: rekonstrukcja',
    error: 'błąd: |x − x′|',
    fired: 'odzywa się (powyżej ½) {{count}} z {{units}}; najaktywniejsze szukają tego',
    loudest: 'filtry najaktywniejszych neuronów',
    filters: 'W: czego szuka każdy z tych neuronów',
    plotName: 'Średnia aktywność każdego neuronu, cyfry: {{digits}}',
    plotLabel:
      'Kara w zależności od średniej aktywności i liczba neuronów, które taką mają. Pożądana: {{rho}}. Neurony: {{units}}; najmniej aktywny ma {{least}}, środkowy {{middle}}, najaktywniejszy {{most}}.',
    plotLabelL1:
      'Kara L1 w zależności od średniej aktywności i liczba neuronów, które taką mają. Neurony: {{units}}; najmniej aktywny ma {{least}}, środkowy {{middle}}, najaktywniejszy {{most}}.',
    penaltyAxis: 'β · KL(ρ ‖ ρ̂): ile płaci jeden neuron',
    penaltyAxisL1: 'L1: ile płaci jeden neuron',
    countAxis: 'neurony',
    activityAxis: 'średnia aktywność ρ̂ (oś rozciągnięta w pobliżu 0)',
    meanActivity: 'średnia wszystkich ρ̂',
    near: 'ρ̂ między ρ/2 a 2ρ',
    dead: 'nigdy się nie odzywa',
    ownActivity: 'ρ̂ neuronu {{unit}}, duża kropka',
    filterOf: 'filtr neuronu {{unit}}',
    ofUnits: '{{count}} z {{units}}',

    compareTitle: 'Swoboda, przydział, podatek',
    compareQuestion:
      'Trzy sieci zaczynają od tych samych wag i oglądają te same partie. Jedna nie płaci za aktywność nic, druga za odstępstwo od ρ, trzecia za każdą odrobinę aktywności. Który kod łatwiej będzie odczytać?',
    compareCaption:
      'Od góry: aktywność neuronów dla jednej cyfry, cyfra odtworzona z tego kodu i filtry pierwszych 32 neuronów.',
    compareTry:
      'wybierz inną cyfrę i zobacz, które neurony się zmieniają; zmierz klasyfikator liniowy; potem zacznij od nowa, ucz i zwiększaj wagę L1, aż neurony zaczną umierać.',
    'lane-plain': 'bez kary',
    'lane-divergence': 'KL: średnia aktywność ρ',
    'lane-l1': 'L1: mniej aktywności',
    'short-plain': 'bez kary',
    'short-divergence': 'KL',
    'short-l1': 'L1',
    activityBy: 'aktywność neuronów, {{lane}}',
    rebuiltBy: 'odtworzona cyfra, {{lane}}',
    measuresCaption:
      'Błąd (entropia krzyżowa) na wszystkich cyfrach walidacyjnych. Na {{digits}} z nich: średnia aktywność; rzadkość (Treves–Rolls: 0, gdy wszystkie neurony mówią tak samo, 1, gdy mówi tylko jeden); neurony martwe, czyli takie, które nigdy się nie odzywają. Ponadto {{accuracy}}.',
    errorColumn: 'błąd',
    meanColumn: 'aktywność',
    sparsenessColumn: 'rzadkość',
    deadColumn: 'martwe',
  },
})
