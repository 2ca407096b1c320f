import './console.css';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import { findDemo } from './demo.ts';
import { readPageName } from './page-name.ts';

const place = document.querySelector('#console');
if (place === null) throw new Error('index.html has no place for the console');
createRoot(place).render(<Console page={readPageName(location.search)} demo={await findDemo()} />);
