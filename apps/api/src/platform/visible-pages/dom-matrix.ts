/** The library of PDF names at its start what only a browser has to draw with; it is read here and never draws. */
if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} })
export {}
