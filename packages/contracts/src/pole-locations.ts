/** Places: what is sent to make one, and what a place page is told. */
import { locationKinds } from '@mips/domain/codes/location-kinds'
import { z } from 'zod'
import { codeOf, day, decimal, int4, Origins, requiredText, text } from './common.ts'
import { FactSource, LinkedEvent, LinkedObject, LinkedPerson, Marker, Photograph } from './pole-replies.ts'

/** A new place; `searchText` is what was searched for before, because a place on record is never made twice. */
export const NewLocation = z
  .strictObject({
    searchText: requiredText(200, 'Search for the place first'),
    kind: codeOf(locationKinds).default('address'),
    uprn: text(12).optional(),
    subBuilding: text(60).optional(),
    buildingName: text(80).optional(),
    buildingNumber: text(20).optional(),
    street: text(100).optional(),
    locality: text(80).optional(),
    town: text(80).optional(),
    postcode: text(10).optional(),
    latitude: decimal(49, 61.5).optional(),
    longitude: decimal(-9, 2.5).optional(),
    asDescribed: text(300).optional(),
    /** The places that the search found and why none of them is this one; needed when it found any that are alike. */
    notTheseBecause: text(300).optional(),
    origins: Origins,
  })
  .refine((place) => Boolean(place.street ?? place.buildingName ?? place.asDescribed), {
    path: ['street'],
    error: 'Enter a street, a building name or a description of the place',
  })
  .refine((place) => (place.latitude === undefined) === (place.longitude === undefined), {
    path: ['longitude'],
    error: 'Enter both latitude and longitude, or neither',
  })
export type NewLocation = z.output<typeof NewLocation>

/** A place in one line, for lists and for choosing. */
export const LocationBrief = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  address: z.string(),
  postcode: z.string().nullable(),
  kind: z.string(),
  isMatched: z.boolean(),
  /** Matched with its UPRN, or not matched and by what it cannot be found. */
  gazetteer: z.string(),
  markers: z.array(Marker),
})
export type LocationBrief = z.infer<typeof LocationBrief>

/** A place with everything known there. */
export const LocationPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  kind: z.string(),
  address: z.string(),
  uprn: z.string().nullable(),
  subBuilding: z.string().nullable(),
  buildingName: z.string().nullable(),
  buildingNumber: z.string().nullable(),
  street: z.string().nullable(),
  locality: z.string().nullable(),
  town: z.string().nullable(),
  postcode: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  easting: z.number().nullable(),
  northing: z.number().nullable(),
  gridReference: z.string().nullable(),
  asDescribed: z.string().nullable(),
  isMatched: z.boolean(),
  gazetteer: z.string(),
  /** Live ones first, worst first. */
  markers: z.array(Marker),
  people: z.array(LinkedPerson),
  objects: z.array(LinkedObject),
  events: z.array(LinkedEvent),
  photographs: z.array(Photograph),
  sources: z.array(FactSource),
  may: z.object({
    addMarker: z.boolean(),
    endMarker: z.boolean(),
    addPhotograph: z.boolean(),
    link: z.boolean(),
    openIncident: z.boolean(),
    seeHistory: z.boolean(),
  }),
})
export type LocationPage = z.infer<typeof LocationPage>

/** The most events that one answer names; `count` says how many there were. */
export const mostNear = 200

/** A circle around a place, and the days (London) on which something happened in it. */
export const NearAsked = z
  .strictObject({
    metres: int4(50, 5_000),
    from: day(),
    to: day(),
  })
  .refine((asked) => asked.from <= asked.to, {
    path: ['to'],
    error: 'The last day must not be before the first',
  })
export type NearAsked = z.output<typeof NearAsked>

/** Something that happened at a place, and how far that is in metres as the crow flies. */
export const NearEvent = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  happenedAt: z.string(),
  locationId: z.string(),
  address: z.string(),
  easting: z.number(),
  northing: z.number(),
  metres: z.number(),
})
export type NearEvent = z.infer<typeof NearEvent>

export const NearReply = z.object({
  place: z.object({ id: z.string(), address: z.string(), easting: z.number(), northing: z.number() }),
  /** The nearest first, of one place the latest first. */
  events: z.array(NearEvent),
  count: z.number(),
})
export type NearReply = z.infer<typeof NearReply>
