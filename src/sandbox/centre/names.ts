import type { Random } from './random.ts';

const firsts = `Anna John Jane Aino Mikko Priya Ravi Mei Hiroshi Fatima Omar Zanele Thabo Ingrid Lars Søren Freja
Łukasz Agnieszka Jürgen Käthe Müge Emre Chloé Étienne José Lucía Mateus Beatriz Giulia Marco Siobhán Cian Nadia Youssef
Olena Taras Noor Sanne Eero Päivi Elif Amara Chidi Linh Minh Soo-jin Ji-ho Arjun Kavya Leila Dariush Ana Luka Petra
Tomáš Zsófia Bence Ilze Jānis Rūta Jonas Moana Tane`.split(/\s+/);
const lasts = `Fox Wolf Virtanen Korhonen Nieminen Sharma Patel Iyer Chen Wang Tanaka Suzuki Haddad Khalil Dlamini Nkosi
Lindqvist Andersson Østergaard Jensen Wiśniewski Kowalska Schäfer Müller Weiß Yılmaz Demir Lefèvre Dubois García Muñoz
Silva Gonçalves Rossi Conti Byrne O'Connor Benali Saïdi Shevchenko Kovalenko Jansen Bakker Mäkinen Laine Aydın Okafor
Adeyemi Nguyen Tran Kim Park Reddy Nair Hosseini Karimi Horvat Novak Dvořák Szabó Kiss Ozols Bērziņš Petrauskas
Walker Ngata`.split(/\s+/);

/** Letters that carry no combining mark to drop. */
const plain: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', ß: 'ss', ı: 'i', đ: 'd', æ: 'ae' };

/** A name as it stands in an e-mail address: lower-case ASCII letters and hyphens. */
function ascii(name: string): string {
  const lower = name.toLowerCase().normalize('NFD');
  return lower.replace(/[øłßıđæ]/g, (letter) => plain[letter] ?? '').replace(/[^a-z-]/g, '');
}

/** Draws people's names, never the same e-mail address twice. */
export class Names {
  readonly #random: Random;
  readonly #taken = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  next(): { readonly first: string; readonly last: string; readonly email: string } {
    const first = this.#random.pick(firsts);
    const last = this.#random.pick(lasts);
    const local = `${ascii(first)}.${ascii(last)}`;
    for (let copy = 1; ; copy++) {
      const email = `${local}${copy === 1 ? '' : copy}@acme.example`;
      if (this.#taken.has(email)) continue;
      this.#taken.add(email);
      return { first, last: copy === 1 ? last : `${last} ${copy}`, email };
    }
  }
}
