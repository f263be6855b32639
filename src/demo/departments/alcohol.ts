import type { Department } from './department.ts';

export const wine: Department = {
  name: 'Wine',
  snapEligible: false,
  alcohol: 'wine',
  shelves: [
    {
      brands: 'Quillfeather Ridge, Casterwold, Sable Wren Cellars',
      carriedBy: 3,
      grossFactor: 1.7,
      lines: `
{} | Cabernet Sauvignon, Merlot, Pinot Noir, Zinfandel, Red Blend, Syrah, Malbec, Grenache, Petite Sirah | 750 ml=13.99
{} | Chardonnay, Sauvignon Blanc, Pinot Grigio, Riesling, Moscato, Viognier, White Blend, Chenin Blanc, Gewürztraminer | 750 ml=11.99
{} | Rosé, White Zinfandel | 750 ml=10.99
{} Magnum | Cabernet Sauvignon, Chardonnay, Merlot | 1.5 L=16.99`,
    },
    {
      brands: 'Tenuta Solvarola, Domaine Ferrouval, Bodega Almirela',
      carriedBy: 1,
      grossFactor: 1.7,
      lines: `
{} | Chianti, Barbera, Nero d'Avola, Pinot Grigio, Montepulciano | 750 ml=14.99
{} | Bordeaux Rouge, Côtes du Rhône, Beaujolais, Chablis, Sancerre, Provence Rosé | 750 ml=18.99
{} | Rioja Tinto, Garnacha, Albariño, Verdejo, Tempranillo | 750 ml=13.49
{} | Barolo, Amarone, Super Tuscan Style Red | 750 ml=39.99
{} | Pauillac, Burgundy Pinot Noir, Châteauneuf-du-Pape | 750 ml=44.99
{} Sherry | Fino, Oloroso, Cream | 750 ml=17.99`,
    },
    {
      brands: 'Lumiverre, Casterwold',
      grossFactor: 1.8,
      lines: `
Sparkling {} | Brut, Extra Dry, Rosé | 750 ml=14.99
Prosecco, {} | Brut, Rosé | 187 ml=4.99, 750 ml=13.99
Port, {} | Ruby, Tawny | 750 ml=18.99
Vermouth, {} | Sweet, Dry | 750 ml=11.99`,
    },
    {
      brands: 'Casterwold, Quillfeather Ridge',
      grossFactor: 1.05,
      lines: `
Boxed {} | Cabernet Sauvignon, Chardonnay, Pinot Grigio, Pink Blush | 3 L=20.99
Canned {} | Rosé Spritzer, Pinot Grigio, Red Blend | 4 x 187 ml=12.99
Red Sangria | 1.5 L=9.99`,
    },
  ],
};

export const beer: Department = {
  name: 'Beer',
  snapEligible: false,
  alcohol: 'beer',
  shelves: [
    {
      brands: 'Hopwhistle, Otterbank, Fogbarrel',
      grossFactor: 1.06,
      lines: `
{} | India Pale Ale, Hazy IPA, Double IPA, Session IPA | 6 x 12 fl oz=11.99, 12 x 12 fl oz=19.99
{} | Pale Ale, Amber Ale, Wheat Beer, Blonde Ale, Pilsner | 6 x 12 fl oz=10.99
{} | Oatmeal Stout, Robust Porter, Sour Raspberry Ale, Pumpkin Ale, Brown Ale | 4 x 16 fl oz=12.49
{} | Saison, Belgian Tripel, Kölsch, Black IPA, Gose | 4 x 16 fl oz=12.99
Barrel Aged Imperial Stout | 22 fl oz=13.99
Brewer's Variety Pack | 12 x 12 fl oz=20.99`,
    },
    {
      brands: "Edelmoor, Marvelada, Plainsman's Lantern",
      carriedBy: 1,
      grossFactor: 1.55,
      lines: `
{} | Helles Lager, Hefeweizen, Dunkel, Oktoberfest Märzen | 6 x 11.2 fl oz=10.99
{} | Lager Clara, Dark Lager, Lime Lager | 6 x 12 fl oz=10.49, 12 x 12 fl oz=17.99
{} | American Lager, Light Lager | 6 x 12 fl oz=6.99`,
    },
    {
      brands: "Plainsman's Lantern, Marvelada",
      grossFactor: 1.06,
      lines: `
{} | American Lager Cans, Light Lager Cans | 12 x 12 fl oz=11.99, 24 x 12 fl oz=20.99, 30 x 12 fl oz*=24.99
Lager Tall Can | 24 fl oz=2.99
Chelada | 24 fl oz=3.49`,
    },
    {
      brands: 'Ciderhurst, Spritzling',
      carriedBy: 1,
      grossFactor: 1.06,
      lines: `
Hard Cider, {} | Crisp Apple, Pear, Rosé, Dry, Honey | 6 x 12 fl oz=10.99
Hard Seltzer, {} | Black Cherry, Mango, Lime, Grapefruit, Watermelon, Peach | 6 x 12 fl oz=10.49
Hard Cider Variety Pack | 12 x 12 fl oz=18.99
Hard Seltzer Variety Pack | 12 x 12 fl oz=18.99, 24 x 12 fl oz=31.99
Hard Perry, {} | Classic, Ginger | 4 x 16 fl oz=12.49
Hard {} | Lemonade, Iced Tea | 6 x 12 fl oz=10.49`,
    },
  ],
};

export const spirits: Department = {
  name: 'Spirits',
  snapEligible: false,
  alcohol: 'spirits',
  shelves: [
    {
      brands: 'Volkarova, Stillmarrow',
      grossFactor: 1.6,
      lines: `
Vodka | 750 ml=18.99, 1.75 L=31.99
{} Vodka | Citrus, Vanilla, Raspberry | 750 ml=18.99`,
    },
    {
      brands: 'Juniper Rook',
      carriedBy: 1,
      grossFactor: 1.6,
      lines: `
{} Gin | London Dry, Botanical, Pink, Navy Strength | 750 ml=24.99
London Dry Gin | 1.75 L=41.99`,
    },
    {
      brands: 'Old Fenwright',
      carriedBy: 1,
      grossFactor: 1.6,
      lines: `
{} Whiskey | Straight Bourbon, Small Batch Bourbon, Straight Rye, Tennessee Style | 750 ml=29.99
Straight Bourbon Whiskey | 50 ml=2.49, 1.75 L=49.99
{} Whiskey | Honey, Apple | 750 ml=22.99`,
    },
    {
      brands: 'Glen Tarrick',
      carriedBy: 1,
      grossFactor: 1.6,
      lines: `
Blended Scotch Whisky | 750 ml=27.99, 1.75 L=44.99
Single Malt Scotch Whisky, {} | 10 Year, 12 Year | 750 ml=54.99
Single Malt Scotch Whisky, 18 Year | 750 ml=139.99`,
    },
    {
      brands: 'Casa Lumbreda',
      carriedBy: 1,
      grossFactor: 1.6,
      lines: `
Tequila {} | Blanco, Reposado, Añejo | 375 ml=17.99, 750 ml=32.99
Mezcal Joven | 750 ml=39.99`,
    },
    {
      brands: 'Ron Maravel',
      carriedBy: 1,
      grossFactor: 1.6,
      lines: `
{} Rum | White, Gold, Spiced, Dark, Coconut | 750 ml=18.99
Aged Rum, 12 Year | 750 ml=36.99`,
    },
    {
      brands: 'Amarolo, Stillmarrow',
      carriedBy: 1,
      grossFactor: 1.6,
      lines: `
{} Liqueur | Coffee, Orange, Herbal, Almond, Elderflower | 750 ml=24.99
{} | Peach Schnapps, Peppermint Schnapps, Brandy | 750 ml=15.99
Irish Style Cream Liqueur | 750 ml=26.99
Bitter Aperitif | 750 ml=26.99
Ready-to-Drink {} | Margarita, Old Fashioned, Espresso Martini | 375 ml=13.99`,
    },
  ],
};
