import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('whoever comes while places are free is served at once', async () => {
  const slots = new Slots(2);
  const [first, second] = [slots.request(), slots.request()];
  await Promise.all([first.granted, second.granted]);
  expect([first.position(), second.position(), slots.taken]).toEqual([0, 0, 2]);
});

test('the line is served in order, and moves up when someone leaves it', async () => {
  const slots = new Slots(1);
  const holder = slots.request();
  const [a, b, c] = [slots.request(), slots.request(), slots.request()];
  expect([a.position(), b.position(), c.position()]).toEqual([1, 2, 3]);
  b.release();
  expect(await b.granted).toBe(false);
  expect([a.position(), c.position()]).toEqual([1, 2]);
  holder.release();
  expect(await a.granted).toBe(true);
  expect([a.position(), c.position(), slots.taken]).toEqual([0, 1, 1]);
  a.release();
  await c.granted;
});

test('a place given back twice is free once', () => {
  const slots = new Slots(1);
  const holder = slots.request();
  holder.release();
  holder.release();
  expect(slots.taken).toBe(0);
  slots.request();
  expect(slots.tryTake()).toBeNull();
});

test('a warm machine does not jump the line', () => {
  const slots = new Slots(1);
  const holder = slots.request();
  slots.request();
  expect(slots.tryTake()).toBeNull();
  holder.release();
  expect(slots.tryTake()).toBeNull();
});

test('the patient wait until nobody else does, and do not show in the line', async () => {
  const slots = new Slots(1);
  const holder = slots.request();
  const patient = slots.request('patient');
  const learner = slots.request();
  expect([learner.position(), patient.position(), slots.waiting]).toEqual([1, 2, 1]);
  holder.release();
  expect(await learner.granted).toBe(true);
  expect(patient.position()).toBe(1);
  const given = slots.request('patient');
  given.release();
  expect(await given.granted).toBe(false);
  learner.release();
  expect(await patient.granted).toBe(true);
  patient.release();
  expect(slots.taken).toBe(0);
});
