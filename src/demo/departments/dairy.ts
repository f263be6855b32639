import type { Department } from './department.ts';

export const dairy: Department = {
  name: 'Dairy & Eggs',
  snapEligible: true,
  shelves: [
    {
      brands: 'Fennimoor, Larkenmead, Milkwether',
      carriedBy: 3,
      grossFactor: 1.04,
      lines: `
{} Milk | Whole, 2% Reduced Fat, 1% Low Fat, Fat Free | 1 qt=1.99, 0.5 gal=2.99, 1 gal=4.29
Organic {} Milk | Whole, 2% Reduced Fat | 0.5 gal=3.99
Lactose Free {} Milk | Whole, 2% Reduced Fat | 0.5 gal=4.49
{} Milk | Chocolate, Strawberry | 0.5 gal=3.49
Cultured Buttermilk | 1 qt=2.79`,
    },
    {
      brands: 'Oatlingway, Fernhollow',
      grossFactor: 1.04,
      lines: `
{} Oat Milk | Original, Vanilla, Extra Creamy, Unsweetened | 64 fl oz=4.29
{} Almond Milk | Unsweetened, Vanilla, Unsweetened Vanilla, Chocolate | 64 fl oz=3.69
{} Soy Milk | Original, Vanilla, Unsweetened | 64 fl oz=3.79
{} Coconut Milk Beverage | Original, Unsweetened | 64 fl oz=3.99`,
    },
    {
      brands: 'Fennimoor, Larkenmead, Hamperfield',
      lines: `
Heavy Whipping Cream | 1 pt=3.79, 1 qt=6.49
Half & Half | 1 pt=2.29, 1 qt=3.49
{} Coffee Creamer | French Vanilla, Hazelnut, Caramel, Peppermint Mocha | 32 fl oz=4.29
{} Whipped Topping | Sweetened, Chocolate | 7 oz=3.79
{} Sour Cream | -, Light | 8 oz=1.69, 16 oz=2.69
{} Cottage Cheese | Small Curd, Large Curd, 2% Low Fat, Fat Free | 16 oz=3.29, 24 oz=4.29
{} Cream Cheese, Brick | -, Reduced Fat | 8 oz=2.49
{} Cream Cheese Spread | Plain, Chive & Onion, Strawberry, Garden Vegetable | 8 oz=3.29
{} Butter | Salted, Unsalted, Organic Salted | 1 lb=5.29
{} Butter, Half Pound | Salted, Unsalted | 8 oz=3.29
Spreadable Butter with {} | Olive Oil, Canola Oil, Sea Salt | 13 oz=4.49
Vegetable Oil Spread Sticks | 1 lb=2.79
Ricotta, {} | Whole Milk, Part Skim | 15 oz=3.99
Crème Fraîche | 8 oz=4.99
Eggnog | 1 qt=4.29`,
    },
    {
      brands: 'Hensworth, Larkenmead',
      lines: `
Large {} Eggs | White, Brown, Cage Free Brown, Organic Brown | 12 ct=3.99, 18 ct=5.49
Extra Large {} Eggs | White, Brown | 12 ct=4.29
Pasture Raised Large Eggs | 12 ct=6.99
Large White Eggs, Family Tray | 60 ct=16.99
Liquid {} | Egg Whites, Whole Eggs | 16 oz=4.49, 32 oz=7.49
Peeled Hard Boiled Eggs | 6 ct=3.99`,
    },
    {
      brands: 'Kalliandra Hills, Fennimoor, Milkwether',
      lines: `
Greek Yogurt, {} | Plain, Vanilla, Strawberry, Blueberry, Peach, Honey, Black Cherry, Coconut, Key Lime | 5.3 oz=1.39
Greek Yogurt, {} | Plain Nonfat, Plain Whole Milk, Vanilla | 32 oz=5.99
Low Fat Yogurt, {} | Strawberry, Blueberry, Peach, Raspberry, Lemon, Cherry | 6 oz=0.89
Whole Milk Yogurt, {} | Plain, Vanilla, Maple | 32 oz=4.79
Icelandic Style Skyr, {} | Plain, Vanilla, Mixed Berry | 5.3 oz=1.79
Yogurt Tubes, {} | Strawberry, Mixed Berry | 8 x 2 oz=3.69
Organic Yogurt Pouches, {} | Strawberry Banana, Apple Cinnamon | 4 x 3.5 oz=5.29
Dairy Free Coconut Yogurt, {} | Plain, Vanilla, Strawberry | 5.3 oz=2.29
Rice Pudding, {} | Original, Cinnamon | 4 x 4 oz=3.79
Gelatin Cups, {} | Strawberry, Orange, Lime | 4 x 3.5 oz=2.99`,
    },
    {
      brands: 'Kalliandra Hills, Fernhollow',
      grossFactor: 1.04,
      lines: `
Kefir, {} | Plain, Strawberry, Blueberry, Peach | 32 fl oz=4.29
Drinkable Yogurt, {} | Strawberry, Vanilla, Mango | 7 fl oz=2.19`,
    },
    {
      brands: 'Larkenmead, Tarn & Thistle, Hamperfield, Thriftwick',
      lines: `
Shredded {} Cheese | Mild Cheddar, Sharp Cheddar, Mozzarella, Mexican Blend, Italian Blend, Monterey Jack | 8 oz=3.29, 16 oz=5.79
Sliced {} Cheese | Medium Cheddar, Provolone, Swiss, Pepper Jack, Colby Jack, Muenster | 8 oz=3.79
{} Cheese Block | Mild Cheddar, Sharp Cheddar, Extra Sharp Cheddar, Colby Jack, Pepper Jack, Mozzarella | 8 oz=3.29
American Cheese Singles, {} | Yellow, White | 12 oz=3.99
{} String Cheese | Mozzarella, Mozzarella and Cheddar, Light Mozzarella | 12 ct=5.49
Grated {} | Parmesan, Romano, Parmesan and Romano | 8 oz=4.29
Crumbled {} | Feta, Blue Cheese, Goat Cheese | 5 oz=4.29
Fresh Mozzarella, {} | Ball, Pearls, Sliced Log | 8 oz=4.49
Queso Fresco | 10 oz=4.29
Halloumi Style Grilling Cheese | 8 oz=6.99`,
    },
    {
      brands: 'Crustwell, Hamperfield',
      lines: `
Refrigerated {} Dough | Crescent Roll, Cinnamon Roll, Pizza, Pie Crust, Buttermilk Biscuit | 12 oz=3.29
Refrigerated {} Cookie Dough | Chocolate Chip, Sugar | 16 oz=3.79`,
    },
  ],
};
