import { words } from '../words.ts'

/** Words of the latent canvas and what stands around it. */
export const latentWords = words('latent', {
  en: {
    canvasHelp:
      'Drag anywhere to decode the place under the pointer. Arrow keys move by a small step, with Shift by a large one; plus and minus zoom, zero shows all codes. With Shift dragging moves the plane; two fingers zoom it, and so does the wheel with Ctrl.',
    cursor: 'Cursor in the plane of codes',
    corner: 'Corner {{number}} of the path',
    position: 'z₁ = {{x}}, z₂ = {{y}}',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show all',
    'layer-tiles': 'decoded images',
    'layer-points': 'codes of real digits',
    'layer-map': 'what does not come back',
    addCorner: 'Add a corner',
    removeCorner: 'Remove a corner',
    classes: 'Classes that are shown',
    showClass: 'Show the digit {{digit}}',
  },
  pl: {
    canvasHelp:
      'Przeciągnij w dowolne miejsce, a dekoder narysuje obraz z tego kodu. Strzałki przesuwają o mały krok, z klawiszem Shift o duży; plus i minus zmieniają powiększenie, zero pokazuje wszystkie kody. Przeciąganie z klawiszem Shift przesuwa płaszczyznę; powiększają ją dwa palce albo kółko myszy z klawiszem Ctrl.',
    cursor: 'Kursor na płaszczyźnie kodów',
    corner: 'Wierzchołek {{number}} ścieżki',
    position: 'z₁ = {{x}}, z₂ = {{y}}',
    zoomIn: 'Powiększ',
    zoomOut: 'Pomniejsz',
    fit: 'Pokaż wszystko',
    'layer-tiles': 'obrazy z dekodera',
    'layer-points': 'kody prawdziwych cyfr',
    'layer-map': 'skąd nie ma powrotu',
    addCorner: 'Dodaj wierzchołek',
    removeCorner: 'Usuń wierzchołek',
    classes: 'Pokazywane klasy',
    showClass: 'Pokaż cyfrę {{digit}}',
  },
})
