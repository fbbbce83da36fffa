import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../styles/main.scss'
import { Gallery } from './gallery.tsx'

const root = document.getElementById('root')
if (root) {
  const wanted = new URLSearchParams(window.location.search)
  document.documentElement.dataset.theme = wanted.get('theme') ?? 'light'
  document.documentElement.dataset.density = wanted.get('density') ?? 'comfortable'
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
}
