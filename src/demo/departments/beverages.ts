import type { Department } from './department.ts';

export const beverages: Department = {
  name: 'Beverages',
  snapEligible: true,
  shelves: [
    {
      brands: 'Tarnwater, Clearfell, Thriftwick',
      carriedBy: 3,
      grossFactor: 1.04,
      lines: `
{} Water | Spring, Purified | 1 gal=1.49, 6 x 16.9 fl oz=2.49, 40 x 16.9 fl oz*=6.99
Spring Water | 24 x 16.9 fl oz=5.29
Distilled Water | 1 gal=1.49
Spring Water, Refill Jug | 5 gal*=8.99
Alkaline Water | 1 L=1.99, 6 x 1 L=9.99
Mineral Water | 1 L=2.29`,
    },
    {
      brands: 'Clearfell, Fizzwick, Citrellana, Thriftwick',
      grossFactor: 1.04,
      lines: `
Sparkling Water, {} | Plain, Lime, Lemon, Grapefruit, Black Cherry, Raspberry, Peach, Orange | 8 x 12 fl oz=4.49
Sparkling Water, Variety | 24 x 12 fl oz=11.99
Sparkling Mineral Water, {} | Plain, Lime | 750 ml=1.99
Club Soda | 1 L=1.49, 6 x 10 fl oz=4.29
Tonic Water, {} | Classic, Diet | 1 L=1.49, 6 x 10 fl oz=4.29
Ginger Ale, {} | Classic, Diet | 2 L=2.29, 12 x 12 fl oz=6.99`,
    },
    {
      brands: 'Fizzwick, Thriftwick',
      grossFactor: 1.04,
      lines: `
Cola, {} | Classic, Diet, Zero Sugar, Cherry | 20 fl oz=1.99, 2 L=2.29, 12 x 12 fl oz=6.99
Lemon-Lime Soda, {} | Classic, Zero Sugar | 20 fl oz=1.99, 2 L=2.29, 12 x 12 fl oz=6.99
{} Soda | Orange, Root Beer, Grape, Cream, Citrus | 2 L=2.29, 12 x 12 fl oz=6.99
Cola, {}, Case | Classic, Diet | 36 x 12 fl oz*=17.99
Craft {} Soda | Ginger Beer, Vanilla Bean Root Beer, Blood Orange | 4 x 12 fl oz=6.49`,
    },
    {
      brands: 'Orchard Otter, Citrellana, Hamperfield',
      grossFactor: 1.04,
      lines: `
Orange Juice, {} | No Pulp, Some Pulp, Calcium, Low Acid | 52 fl oz=4.49, 89 fl oz=6.99
{} Juice, Chilled | Grapefruit, Tangerine, Pineapple Orange | 52 fl oz=4.29
Apple Juice, {} | Original, Organic, Unfiltered | 64 fl oz=3.29
Apple Cider | 0.5 gal=4.29, 1 gal=6.99
{} Juice | Grape, White Grape, Cranberry Cocktail, Cranberry Grape, Prune, Pineapple | 64 fl oz=3.99
{} Lemonade | Classic, Pink, Strawberry, Light | 52 fl oz=2.99
Pomegranate Juice | 16 fl oz=4.99
{} Juice | Tomato, Vegetable, Low Sodium Vegetable, Carrot | 46 fl oz=3.79
Cold Pressed Juice, {} | Green, Beet Ginger, Citrus Turmeric | 15 fl oz=4.49
Fruit Smoothie, {} | Strawberry Banana, Mango, Green, Berry | 15 fl oz=3.79
Juice Boxes, {} | Apple, Fruit Punch, Grape, Berry | 8 x 6.75 fl oz=3.79
Fruit Drink Pouches, {} | Fruit Punch, Tropical, Lemonade | 10 x 6 fl oz=3.49
{} Juice, Bottle | Lemon, Lime | 15 fl oz=2.79
Coconut Water, {} | Pure, Pineapple | 33.8 fl oz=4.29
Fruit Punch, {} | Original, Low Sugar | 1 gal=3.49`,
    },
    {
      brands: 'Joltberry, Citrellana, Thriftwick',
      grossFactor: 1.04,
      lines: `
Sports Drink, {} | Lemon Lime, Fruit Punch, Orange, Blue Raspberry, Grape | 28 fl oz=1.99, 8 x 20 fl oz=8.49
Zero Sugar Sports Drink, {} | Berry, Cherry, Lemon Lime | 8 x 20 fl oz=8.49
Energy Drink, {} | Original, Sugar Free, Tropical, Watermelon, Peach | 12 fl oz=2.49, 4 x 12 fl oz=8.49
Vitamin Enhanced Water, {} | Dragon Fruit, Açaí Blueberry, Citrus | 20 fl oz=1.79
Electrolyte Water, {} | Plain, Strawberry Kiwi | 1 L=2.29
Protein Shake, {} | Chocolate, Vanilla, Café Latte, Strawberry | 11 fl oz=2.79, 12 x 11 fl oz=24.99`,
    },
    {
      brands: 'Leafmarrow, Kombrella, Grindlemoor',
      grossFactor: 1.04,
      lines: `
Kombucha, {} | Ginger, Raspberry, Original, Lavender Lemon | 16 fl oz=3.49
Iced Tea, {} | Sweet, Unsweetened, Lemon, Peach, Raspberry, Half & Half Lemonade | 64 fl oz=3.29
Iced Tea Bottles, {} | Lemon, Peach, Green | 12 x 16.9 fl oz=7.99
Cold Brew Coffee, {} | Black, Vanilla Sweet Cream, Mocha | 11 fl oz=3.29, 48 fl oz=5.99
Iced Latte, {} | Vanilla, Mocha, Caramel | 13.7 fl oz=3.29
Chai Concentrate, {} | Original, Decaf | 32 fl oz=4.99
Probiotic Soda, {} | Cherry Vanilla, Lemon Lime, Orange | 12 fl oz=2.49`,
    },
    {
      brands: 'Grindlemoor, Hamperfield, Thriftwick',
      lines: `
Ground Coffee, {} | Breakfast Blend, Medium Roast, Dark Roast, French Roast, Decaf, Hazelnut | 12 oz=8.49
Ground Coffee Canister, {} | Classic, Dark | 30 oz=14.99
Whole Bean Coffee, {} | House Blend, Espresso, Colombian, Organic Ethiopian, Sumatra | 12 oz=9.99
Coffee Pods, {} | Breakfast Blend, Medium Roast, Dark Roast, Decaf, Caramel | 12 ct=8.49, 72 ct=36.99
Instant Coffee, {} | Classic, Decaf, Espresso | 7 oz=7.99
Coffee Filters, Basket | 200 ct=2.79
Hot Cocoa Mix, {} | Milk Chocolate, Marshmallow, Dark Chocolate | 8 ct=3.29
Powdered Creamer, {} | Original, French Vanilla | 15 oz=4.49`,
    },
    {
      brands: 'Leafmarrow, Hamperfield',
      lines: `
{} Tea | English Breakfast, Earl Grey, Green, Jasmine Green, Orange Pekoe, Decaf Black | 20 ct=4.29
Herbal Tea, {} | Chamomile, Peppermint, Lemon Ginger, Hibiscus, Bedtime Blend, Rooibos | 20 ct=4.49
Black Tea Bags | 100 ct=4.49
Iced Tea Mix, {} | Lemon, Peach | 50 oz=6.49
Drink Mix Sticks, {} | Cherry, Lemonade, Fruit Punch, Grape | 10 ct=2.79
Matcha Powder | 1 oz=10.99
Loose Leaf {} Tea | Darjeeling, Oolong, Sencha | 4 oz=7.99`,
    },
  ],
};
