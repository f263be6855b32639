import type { Department } from './department.ts';

export const produce: Department = {
  name: 'Produce',
  snapEligible: true,
  shelves: [
    {
      brands: '',
      lines: `
{} Avocados | Hass, Large Hass, Organic Hass | each=1.29
{} Lemons | -, Organic, Meyer | each=0.69
{} Limes | -, Organic | each=0.49
{} Mango | Red, Honey | each=1.49
{} Kiwi | Green, Golden | each=0.69
Pomegranate | each=2.49
Pineapple | each=3.49
Coconut | each=2.99
{} Grapefruit | White, Pink | each=1.19
{} Lettuce | Iceberg, Romaine, Green Leaf, Red Leaf, Butter | each=1.99
{} Cucumber | -, English, Organic | each=0.99
{} Celery | -, Organic | each=1.99
{} Cauliflower | -, Organic | each=3.49
Broccoli Crown | each=1.79
{} Corn on the Cob | White, Yellow, Bicolor | each=0.69
{} Garlic | -, Elephant | each=0.69
{} Kale Bunch | Green, Lacinato, Red | each=1.99
{} Chard Bunch | Green, Rainbow | each=2.49
{} Greens Bunch | Collard, Mustard, Turnip, Dandelion | each=1.99
{} Beets Bunch | Red, Golden | each=2.99
Radish Bunch | each=1.49
Green Onion Bunch | each=0.99
Leek Bunch | each=2.99
{} Bunch | Cilantro, Curly Parsley, Italian Parsley, Dill, Mint | each=1.29
Globe Artichoke | each=2.49
Kohlrabi | each=1.49
Seedless Watermelon | each=7.99
Pie Pumpkin | each=3.99`,
    },
    {
      brands: 'Verdanby, Brambleford Fields, Fernhollow',
      lines: `
{} | Baby Spinach, Spring Mix, Baby Arugula, Baby Kale, Power Greens Blend | 5 oz=3.49, 16 oz=6.49
{} Salad Kit | Caesar, Southwest, Honey Sunflower, Asian Sesame, Buttermilk Ranch | 11 oz=4.29
{} Hearts | Romaine, Celery, Organic Romaine | 3 ct=3.49
Shredded {} | Iceberg Lettuce, Green Cabbage, Red Cabbage, Carrots | 8 oz=2.29
Coleslaw Mix | 14 oz=2.29
{} Florets | Broccoli, Cauliflower, Broccoli and Cauliflower | 12 oz=3.29
Riced Cauliflower | 12 oz=3.49
Stir-Fry Vegetables | 12 oz=3.99
{} Carrots | Baby, Organic Baby, Rainbow Baby | 16 oz=1.99
Trimmed {} | Green Beans, Brussels Sprouts, Sugar Snap Peas | 12 oz=3.69
Cubed {} | Butternut Squash, Sweet Potatoes | 16 oz=3.99
Spiraled {} Noodles | Zucchini, Butternut Squash, Beet | 10 oz=3.79
{} Mushrooms | Whole White, Sliced White, Whole Cremini, Sliced Cremini, Oyster | 8 oz=2.79
Vegetable Tray with Ranch Dip | 22 oz=8.99`,
    },
    {
      brands: 'Sunmarrow, Brambleford Fields, Hamperfield',
      lines: `
{} | Strawberries, Organic Strawberries | 1 lb=3.99, 2 lb=6.99
{} | Blueberries, Organic Blueberries | 6 oz=3.49, 18 oz=7.49
{} | Raspberries, Blackberries, Organic Raspberries | 6 oz=3.69
Cranberries | 12 oz=2.99
{} Apples, Bagged | Gala, Fuji, Granny Smith, Organic Gala | 3 lb=4.49
{} Mandarins, Bagged | Seedless, Organic Seedless | 3 lb=5.49, 5 lb=7.99
{} Oranges, Bagged | Navel, Juicing | 4 lb=5.49
{}, Bagged | Lemons, Limes | 2 lb=3.99
{} Cherries, Bagged | Sweet Red, Rainier | 2 lb=8.99
{} Chunks | Pineapple, Watermelon, Mango, Cantaloupe, Honeydew | 16 oz=4.99
Fruit {} | Salad Bowl, Medley Cup | 16 oz=5.49
Sliced Apples | 14 oz=3.99
Pomegranate Seeds | 8 oz=4.99
Medjool Dates | 12 oz=5.99`,
    },
    {
      brands: 'Verdanby, Hamperfield',
      lines: `
{} Potatoes, Bagged | Russet, Red, Yellow, Organic Russet | 5 lb=4.49
Russet Potatoes, Bagged | 15 lb=8.99
{} Baby Potatoes | Red, Gold, Medley | 24 oz=3.49
{} Onions, Bagged | Yellow, Red, White, Sweet | 3 lb=3.49
Sweet Potatoes, Bagged | 3 lb=3.99
{} Tomatoes | Grape, Cherry, Cocktail, Heirloom Medley | 10 oz=3.29
Mini {} | Sweet Peppers, Cucumbers | 16 oz=3.99
{} Bell Peppers | Green, Tricolor | 3 ct=3.99
Peeled Garlic | 6 oz=2.99
Fresh {} | Basil, Rosemary, Thyme, Sage, Chives, Oregano | 0.75 oz=2.29
{} Sprouts | Alfalfa, Bean, Broccoli | 4 oz=2.49
{} Tofu | Silken, Firm, Extra Firm | 14 oz=2.49
Guacamole, {} | Classic, Spicy | 8 oz=4.49
Fresh Salsa, {} | Mild, Medium, Hot | 16 oz=4.29`,
    },
    {
      brands: 'Fernglow',
      snapEligible: false,
      carriedBy: 1,
      lines: `
{} Bouquet | Mixed Flower, Tulip, Sunflower, Rose | each=12.99
Potted {} | Orchid, Succulent, Peace Lily | each=14.99`,
    },
  ],
};
