// The peer of the client's start: the small portal that anybody would write with React and its router. A sign-in form
// first, then pages to go to, of which one is a list of two hundred orders to search and sort.
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { HashRouter, Navigate, NavLink, Route, Routes } from 'react-router-dom';
import './react_page.css';

const columns = ['number', 'client', 'ordered', 'due', 'total', 'state'];
const orders = Array.from({ length: 200 }, (_, row) => ({
  number: `SP-${20000 + row}`,
  client: `Client ${row % 17}`,
  ordered: `2026-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`,
  due: `2026-${String(1 + ((row + 1) % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`,
  total: ((row * 7919) % 9000) + ((row * 31) % 100) / 100,
  state: row % 3 ? 'Delivered' : 'In progress',
}));
const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'CAD' });

function SignIn({ onDone }) {
  return (
    <form onSubmit={(event) => (event.preventDefault(), onDone())}>
      <h1>Sign in</h1>
      <p><label>User <input name="user" autoComplete="username" /></label></p>
      <p><label>Password <input name="password" type="password" autoComplete="current-password" /></label></p>
      <button>Sign in</button>
    </form>
  );
}

function Orders() {
  const [find, setFind] = useState('');
  const [sort, setSort] = useState('number');
  const rows = useMemo(() => orders
    .filter((order) => `${order.number} ${order.client}`.toLowerCase().includes(find.toLowerCase()))
    .sort((a, b) => (a[sort] < b[sort] ? -1 : a[sort] > b[sort] ? 1 : 0)), [find, sort]);
  return (
    <main>
      <h1>Orders</h1>
      <p><label>Search <input value={find} onChange={(event) => setFind(event.target.value)} /></label></p>
      <table>
        <thead><tr>{columns.map((key) => <th key={key}><button onClick={() => setSort(key)}>{key}</button></th>)}</tr></thead>
        <tbody>
          {rows.map((order) => (
            <tr key={order.number}>
              {columns.map((key) => <td key={key} elementtiming={order === rows[0] ? 'screen' : undefined}>{key === 'total' ? money.format(order.total) : order[key]}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}

const pages = { home: 'Home', orders: 'Orders', messages: 'Messages', invoices: 'Invoices', documents: 'Documents', account: 'Account' };

function Portal() {
  const [isSignedIn, setSignedIn] = useState(false);
  return (
    <HashRouter>
      <nav aria-label="Main">{Object.entries(pages).map(([path, name]) => <NavLink key={path} to={`/${path}`}>{name}</NavLink>)}</nav>
      {!isSignedIn && <SignIn onDone={() => setSignedIn(true)} />}
      <Routes>
        <Route path="/orders" element={<Orders />} />
        {Object.entries(pages).filter(([path]) => path !== 'orders').map(([path, name]) => <Route key={path} path={`/${path}`} element={<h1>{name}</h1>} />)}
        <Route path="*" element={<Navigate to="/orders" replace />} />
      </Routes>
    </HashRouter>
  );
}

createRoot(document.getElementById('root')).render(<Portal />);
