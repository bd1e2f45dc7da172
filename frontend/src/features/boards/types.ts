export interface Figure {
  key: string;
  numerator: number;
  denominator: number;
  percent: number | null;
}

export interface Rate extends Figure {
  title: string;
  explanation: string;
}

export interface Place {
  id: string;
  name: string;
  level: string;
}

export interface Board {
  month: string;
  begins: string;
  until: string;
  place: Place;
  rates: Rate[];
  places: { place: Place; figures: Figure[] }[];
  shows_people: boolean;
}

export interface PeopleBoard {
  month: string;
  place: Place;
  titles: Record<string, string>;
  items: { user_id: string; name: string; figures: Figure[] }[];
}
