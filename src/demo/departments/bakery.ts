import type { Department } from './department.ts';

export const bakery: Department = {
  name: 'Bakery',
  snapEligible: true,
  shelves: [
    {
      brands: 'Crustwell, Wheatwhistle, Loaf & Larch, Thriftwick',
      lines: `
Sandwich Bread, {} | White, Wheat, Honey Wheat, Whole Grain White | 20 oz=2.79
{} Bread | 100% Whole Wheat, Multigrain, Twelve Grain, Oat Nut, Potato, Buttermilk | 24 oz=3.79
{} Bread | Seeded Rye, Pumpernickel, Marble Rye, Sourdough | 16 oz=3.99
Organic {} Bread | Sprouted Grain, Seeded, Thin Sliced Wheat | 24 oz=5.49
{} Swirl Bread | Cinnamon Raisin, Cinnamon | 16 oz=4.29
Gluten Free {} Bread | White, Multigrain | 18 oz=6.49
Hamburger Buns, {} | Classic, Sesame, Whole Wheat, Brioche | 8 ct=2.99
Hot Dog Buns, {} | Classic, Whole Wheat, Brioche | 8 ct=2.99
{} Rolls | Dinner, Hoagie, Hawaiian Style Sweet, Kaiser, Slider | 12 ct=3.69
English Muffins, {} | Original, Whole Wheat, Sourdough, Cinnamon Raisin | 6 ct=3.29
Bagels, {} | Plain, Everything, Cinnamon Raisin, Blueberry, Whole Wheat, Onion | 6 ct=3.69
Mini Bagels, {} | Plain, Blueberry | 12 ct=3.69
Pita Bread, {} | White, Whole Wheat | 6 ct=2.99
Naan, {} | Original, Garlic | 2 ct=3.29
Sandwich Thins, {} | Whole Wheat, Multigrain | 8 ct=3.69
Lavash Flatbread | 6 ct=3.49`,
    },
    {
      brands: 'Mesa Colibrina, Hamperfield',
      lines: `
Flour Tortillas, {} | Fajita Size, Soft Taco Size, Burrito Size | 10 ct=3.29
Corn Tortillas, {} | White, Yellow | 30 ct=2.99
{} Wraps | Spinach Herb, Whole Wheat, Sun-Dried Tomato, Low Carb | 6 ct=3.99
Tostada Shells | 22 ct=2.99`,
    },
    {
      brands: 'Loaf & Larch, Crustwell',
      lines: `
Fresh Baked {} | French Baguette, Italian Loaf, Sourdough Boule, Ciabatta, Rosemary Focaccia, Challah | each=3.49
Take & Bake {} | Baguettes, Garlic Bread, Ciabatta Rolls | 2 ct=3.79
{} Croissants | Butter, Chocolate, Almond | 4 ct=5.49
Muffins, {} | Blueberry, Banana Nut, Chocolate Chip, Corn, Lemon Poppy Seed | 4 ct=5.49
Mini Muffins, {} | Blueberry, Chocolate Chip | 12 ct=4.79
Scones, {} | Cranberry Orange, Blueberry | 4 ct=5.29
Danish, {} | Cheese, Cherry, Apple | 4 ct=5.49`,
    },
    {
      brands: 'Sugarthimble, Hamperfield, Thriftwick',
      lines: `
Donuts, {} | Glazed, Powdered Sugar, Chocolate Frosted, Old Fashioned | 6 ct=4.49
Mini Donuts, {} | Powdered, Chocolate, Crumb | 10 oz=3.49
Cinnamon Rolls | 6 ct=5.29
{} Cookies, Fresh Baked | Chocolate Chunk, Oatmeal Raisin, Peanut Butter, Sugar, Snickerdoodle | 12 ct=5.29
Frosted Sugar Cookies, {} | Vanilla, Pink, Seasonal | 10 ct=4.49
Fudge Brownies | 9 ct=5.49
{} Pie | Apple, Cherry, Pumpkin, Pecan, Key Lime, Blueberry | 8 in=8.99
{} Layer Cake | Chocolate Fudge, Carrot, Red Velvet, Vanilla Celebration, Coconut | 8 in=16.99
Quarter Sheet Cake, {} | Chocolate, Vanilla, Marble | serves 16=24.99
Cupcakes, {} | Vanilla, Chocolate, Assorted | 6 ct=6.49
{} Cheesecake | New York Style, Strawberry Swirl | 7 in=12.99
Angel Food Cake | 13 oz=5.49
{} Loaf Cake | Lemon, Banana, Pumpkin, Marble | 16 oz=5.99
Coffee Cake, {} | Cinnamon Streusel, Apple | 20 oz=6.49
Éclairs | 4 ct=5.99`,
    },
  ],
};
