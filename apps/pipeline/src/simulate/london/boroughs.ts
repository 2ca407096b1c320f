/** One inner London borough: public facts. */
export interface Borough {
  readonly id: string;
  readonly name: string;
  /** Code of the Office for National Statistics. */
  readonly code: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly areaKm2: number;
  /** All ages, mid-2020. */
  readonly residents: number;
  /** Residents by the seven published age bands, mid-2020. */
  readonly residentsByAgeBand: readonly [number, number, number, number, number, number, number];
  /** Share of women among people of working age and among those of 65 and older, Census 2021. */
  readonly femaleShare: readonly [working: number, older: number];
  /** Jobs by workplace, 2014. */
  readonly jobs: number;
}

/**
 * The City and the twelve boroughs that the London Government Act 1963 calls inner London. Residents: Office for National
 * Statistics, mid-2020 population estimates by single year of age; shares of women: Census 2021; positions and areas: ONS
 * boundaries, rounded; jobs: Greater London Authority, London Borough Profiles, "Number of jobs by workplace (2014)". All under the
 * Open Government Licence v3.0.
 */
export const BOROUGHS: readonly Borough[] = [
  {
    id: 'city-of-london',
    name: 'City of London',
    code: 'E09000001',
    longitude: -0.0923,
    latitude: 51.5153,
    areaKm2: 2.9,
    residents: 10_938,
    residentsByAgeBand: [1_422, 2_240, 1_218, 1_427, 1_221, 982, 749],
    femaleShare: [0.437, 0.497],
    jobs: 500_400,
  },
  {
    id: 'camden',
    name: 'Camden',
    code: 'E09000007',
    longitude: -0.1574,
    latitude: 51.5464,
    areaKm2: 21.8,
    residents: 279_516,
    residentsByAgeBand: [36_822, 59_265, 42_110, 34_019, 25_159, 18_139, 15_460],
    femaleShare: [0.528, 0.542],
    jobs: 377_400,
  },
  {
    id: 'greenwich',
    name: 'Greenwich',
    code: 'E09000011',
    longitude: 0.0502,
    latitude: 51.4733,
    areaKm2: 47.3,
    residents: 289_034,
    residentsByAgeBand: [29_107, 50_538, 49_628, 37_683, 27_904, 17_315, 13_378],
    femaleShare: [0.514, 0.528],
    jobs: 94_700,
  },
  {
    id: 'hackney',
    name: 'Hackney',
    code: 'E09000012',
    longitude: -0.0656,
    latitude: 51.5498,
    areaKm2: 19.1,
    residents: 280_941,
    residentsByAgeBand: [27_368, 64_605, 54_046, 31_965, 22_670, 12_958, 9_358],
    femaleShare: [0.526, 0.536],
    jobs: 132_800,
  },
  {
    id: 'hammersmith-and-fulham',
    name: 'Hammersmith and Fulham',
    code: 'E09000013',
    longitude: -0.2231,
    latitude: 51.4976,
    areaKm2: 16.4,
    residents: 183_544,
    residentsByAgeBand: [21_240, 35_343, 29_064, 25_306, 17_960, 11_595, 9_092],
    femaleShare: [0.533, 0.543],
    jobs: 149_500,
  },
  {
    id: 'islington',
    name: 'Islington',
    code: 'E09000019',
    longitude: -0.1074,
    latitude: 51.5455,
    areaKm2: 14.9,
    residents: 248_115,
    residentsByAgeBand: [36_999, 65_585, 37_552, 26_552, 20_416, 12_423, 9_421],
    femaleShare: [0.525, 0.528],
    jobs: 231_500,
  },
  {
    id: 'kensington-and-chelsea',
    name: 'Kensington and Chelsea',
    code: 'E09000020',
    longitude: -0.1926,
    latitude: 51.5033,
    areaKm2: 12.1,
    residents: 156_864,
    residentsByAgeBand: [15_748, 23_206, 25_447, 22_005, 18_589, 13_893, 11_703],
    femaleShare: [0.535, 0.547],
    jobs: 143_500,
  },
  {
    id: 'lambeth',
    name: 'Lambeth',
    code: 'E09000022',
    longitude: -0.1174,
    latitude: 51.4525,
    areaKm2: 26.8,
    residents: 321_813,
    residentsByAgeBand: [33_230, 82_133, 54_207, 38_368, 30_103, 15_797, 12_253],
    femaleShare: [0.516, 0.528],
    jobs: 184_000,
  },
  {
    id: 'lewisham',
    name: 'Lewisham',
    code: 'E09000023',
    longitude: -0.0173,
    latitude: 51.4478,
    areaKm2: 35.1,
    residents: 305_309,
    residentsByAgeBand: [29_331, 57_701, 55_119, 40_687, 30_813, 16_300, 13_054],
    femaleShare: [0.529, 0.533],
    jobs: 90_000,
  },
  {
    id: 'southwark',
    name: 'Southwark',
    code: 'E09000028',
    longitude: -0.0731,
    latitude: 51.4659,
    areaKm2: 28.9,
    residents: 320_017,
    residentsByAgeBand: [33_947, 73_827, 53_027, 39_818, 31_395, 15_989, 11_949],
    femaleShare: [0.517, 0.529],
    jobs: 285_900,
  },
  {
    id: 'tower-hamlets',
    name: 'Tower Hamlets',
    code: 'E09000030',
    longitude: -0.0325,
    latitude: 51.5151,
    areaKm2: 19.8,
    residents: 331_969,
    residentsByAgeBand: [42_906, 83_059, 60_061, 35_000, 22_182, 12_933, 8_838],
    femaleShare: [0.495, 0.537],
    jobs: 280_100,
  },
  {
    id: 'wandsworth',
    name: 'Wandsworth',
    code: 'E09000032',
    longitude: -0.1864,
    latitude: 51.4514,
    areaKm2: 34.3,
    residents: 329_735,
    residentsByAgeBand: [31_122, 79_902, 60_539, 39_212, 27_088, 17_627, 14_373],
    femaleShare: [0.529, 0.545],
    jobs: 134_100,
  },
  {
    id: 'westminster',
    name: 'Westminster',
    code: 'E09000033',
    longitude: -0.1613,
    latitude: 51.5139,
    areaKm2: 21.5,
    residents: 269_848,
    residentsByAgeBand: [30_248, 52_312, 46_070, 35_369, 26_346, 18_635, 15_265],
    femaleShare: [0.515, 0.526],
    jobs: 730_700,
  },
];

/** The year and kind of the borough codes, for `code_vintage`. */
export const BOROUGH_CODE_VINTAGE = 'ONS 2020';
