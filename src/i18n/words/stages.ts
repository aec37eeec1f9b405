import { words } from '../words.ts'

/** Words of trainings that go in stages. */
export const stageWords = words('stages', {
  en: {
    timeline: 'Stages of the training',
    locks: 'The network’s weights: which are locked, and how far each has moved since the stage began',
    later: 'to come',
    finished: 'finished',
    updates_one: '{{count}} update',
    updates_other: '{{count}} updates',
    updatesOf: '{{done}} of {{share}} updates',
    errorNow: 'error {{error}}',
    absent: 'not there yet',
    frozen: 'locked, moved',
    moving: 'moved',
    goOnNow: 'Lock it and go on',
    unlockNow: 'Unlock everything',
  },
  pl: {
    timeline: 'Etapy uczenia',
    locks: 'Wagi sieci: które są zablokowane i jak daleko odeszła każda warstwa od początku etapu',
    later: 'czeka',
    finished: 'zakończony',
    updates_one: '{{count}} krok',
    updates_few: '{{count}} kroki',
    updates_many: '{{count}} kroków',
    updates_other: '{{count}} kroku',
    updatesOf: 'kroki: {{done}} z {{share}}',
    errorNow: 'błąd {{error}}',
    absent: 'jeszcze jej nie ma',
    frozen: 'zablokowana, zmiana',
    moving: 'zmiana',
    goOnNow: 'Zablokuj i idź dalej',
    unlockNow: 'Odblokuj wszystko',
  },
})
