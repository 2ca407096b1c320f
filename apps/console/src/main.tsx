import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './console.css';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import { findDemo } from './demo.ts';

const place = document.querySelector('#console');
if (place === null) throw new Error('index.html has no place for the console');
createRoot(place).render(<Console demo={await findDemo()} />);
