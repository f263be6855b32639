/**
 * Invented brands, each with its price level in percent of the shelf's base price. A brand's place gives its UPC
 * digits, so add new ones at the end.
 */
const list = `
Thriftwick 80
Hamperfield 92
Fernhollow 115
Brambleford Fields 104
Sunmarrow 100
Verdanby 96
Fennimoor 106
Larkenmead 98
Milkwether 90
Kalliandra Hills 112
Tarn & Thistle 125
Oatlingway 118
Hensworth 100
Redbarrow 100
Pellworth 96
Ironfold Ranch 122
Smokehurst 104
Gullwick 98
Tidewarden 112
Northskerry 120
Crustwell 94
Wheatwhistle 100
Loaf & Larch 118
Sugarthimble 102
Pickerel & Rye 108
Bonavetti 116
Tahinara 104
Frostmere 92
Icebarrow 100
Tremolino 108
Snowlark 104
Dollop & Drift 120
Alderwick 108
Marrowby 98
Tessaly Mills 100
Granmere 94
Valdorra 112
Mesa Colibrina 98
Hanabrook 104
Kavipur 102
Saltmarrow 96
Oliventa 122
Beekmoor 106
Crumbleton 98
Kettlewick 106
Puffinmoor 96
Tumblejack 100
Nutmere 108
Saltwhistle 94
Cocoa Wren 116
Fizzwick 98
Tarnwater 96
Clearfell 104
Orchard Otter 104
Citrellana 100
Joltberry 108
Grindlemoor 106
Leafmarrow 104
Kombrella 112
Sudsworth 98
Tidymoor 94
Plushpine 102
Cloudfold 96
Wrapwell & Daughters 100
Emberstack 104
Fernglow 118
Lathermoor 98
Silkwren 110
Mintgale 102
Dewlark 114
Barberstone 106
Sunferrow 104
Wee Wren 104
Cribbleton 96
Tinyfern 118
Waggleton 100
Furrowtail 116
Whiskermoor 98
Tabbington 112
Chirpwick 100
Medlark 100
Soothwick 94
Vitamarrow 104
Bandwell & Pine 98
Quillfeather Ridge 100
Casterwold 92
Sable Wren Cellars 118
Tenuta Solvarola 106
Domaine Ferrouval 122
Bodega Almirela 96
Lumiverre 110
Hopwhistle 104
Otterbank 108
Fogbarrel 112
Edelmoor 98
Marvelada 96
Plainsman's Lantern 88
Ciderhurst 104
Volkarova 100
Juniper Rook 108
Old Fenwright 104
Glen Tarrick 122
Casa Lumbreda 110
Ron Maravel 98
Amarolo 106
Stillmarrow 82
Spritzling 104
`;

export interface Brand {
  readonly number: number;
  /** Percent of the shelf's base price. */
  readonly priceLevel: number;
}

/** UPC digits 00000 belong to `wellKnown.ts`, 00001 to goods without a brand. */
export const UNBRANDED: Brand = { number: 1, priceLevel: 100 };

export const BRANDS: ReadonlyMap<string, Brand> = new Map(
  list
    .trim()
    .split('\n')
    .map((line, i) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), { number: 100 + i, priceLevel: Number(line.slice(space + 1)) }];
    }),
);
