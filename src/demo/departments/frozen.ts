import type { Department } from './department.ts';

export const frozen: Department = {
  name: 'Frozen',
  snapEligible: true,
  shelves: [
    {
      brands: 'Frostmere, Icebarrow, Thriftwick, Fernhollow',
      lines: `
Frozen {} | Peas, Sweet Corn, Mixed Vegetables, Cut Green Beans, Broccoli Florets, Chopped Spinach | 12 oz=1.99, 32 oz=4.29
Frozen {} | Brussels Sprouts, Cauliflower, Sugar Snap Peas, Edamame, Lima Beans, Okra | 12 oz=2.49
Frozen Riced {} | Cauliflower, Broccoli, Sweet Potato | 12 oz=2.99
Steamable {} | Broccoli with Cheese Sauce, Garden Medley, Asian Medley, Peas and Carrots | 10 oz=2.79
Frozen Stir-Fry Blend, {} | Classic, Szechuan, Pepper & Onion | 16 oz=3.49
Frozen {} | Strawberries, Blueberries, Mango Chunks, Mixed Berries, Cherries, Pineapple Chunks | 16 oz=4.49, 48 oz=11.49
Organic Frozen {} | Blueberries, Mixed Berries | 32 oz=10.99
Smoothie Blend, {} | Tropical, Berry Kale, Açaí | 32 oz=8.99`,
    },
    {
      brands: 'Icebarrow, Hamperfield, Thriftwick',
      lines: `
{} Fries | Straight Cut, Crinkle Cut, Shoestring, Waffle, Steak, Sweet Potato | 28 oz=4.29
Tater Bites | 32 oz=4.29
Hash Browns, {} | Shredded, Patties, Southern Style Diced | 30 oz=4.29
Onion Rings | 16 oz=4.29
Mozzarella Sticks | 16 oz=6.49
Chicken {} | Nuggets, Tenders, Popcorn Bites, Patties | 24 oz=8.49, 64 oz=17.99
Boneless Chicken Wings, {} | Buffalo, Honey Barbecue | 22 oz=9.49
Frozen Beef Burger Patties | 12 ct=16.99
Frozen Turkey Meatballs | 24 oz=8.49
Frozen Toaster Turnovers, {} | Strawberry, Apple, Blueberry | 6 ct=3.49
Garlic {} | Texas Toast, Breadsticks | 8 ct=3.49
Pretzel Bites | 12 oz=4.99
Soft Pretzels | 6 ct=4.29`,
    },
    {
      brands: 'Tremolino, Hamperfield, Thriftwick',
      carriedBy: 3,
      lines: `
Rising Crust Pizza, {} | Four Cheese, Pepperoni, Supreme, Three Meat | 29 oz=7.49
Thin Crust Pizza, {} | Margherita, Pepperoni, Spinach Mushroom, Sausage | 15 oz=6.49
French Bread Pizza, {} | Cheese, Pepperoni | 2 ct=3.79
Cauliflower Crust Pizza, {} | Cheese, Vegetable | 11 oz=7.49
Pizza Bites, {} | Pepperoni, Cheese | 40 ct=6.49`,
    },
    {
      brands: 'Snowlark, Frostmere, Hamperfield',
      lines: `
{} Lasagna | Meat, Five Cheese, Vegetable | 10 oz=3.49, 38 oz=10.99
{} Bowl | Chicken Teriyaki, Chicken Alfredo, Beef & Broccoli, Pasta Primavera, Southwest Chicken | 9 oz=3.79
Mac & Cheese Entrée, {} | Classic, White Cheddar | 10 oz=3.29
Pot Pie, {} | Chicken, Turkey, Beef | 7 oz=2.29
{} Dinner | Salisbury Steak, Fried Chicken, Turkey & Stuffing, Meatloaf | 11 oz=3.99
Skillet Meal, {} | Garlic Chicken, Shrimp Scampi, Beef Lo Mein | 21 oz=7.99
Shepherd's Pie | 16 oz=6.99
Stuffed Peppers | 14 oz=5.99
Frozen Cheese {} | Ravioli, Tortellini, Manicotti | 25 oz=6.49
Pierogies, {} | Potato & Cheddar, Potato & Onion | 16 oz=3.79
Stuffed Sandwiches, {} | Pepperoni, Ham & Cheese, Philly Steak | 2 ct=3.29`,
    },
    {
      brands: 'Mesa Colibrina, Thriftwick',
      lines: `
Burritos, {} | Bean & Cheese, Beef & Bean, Chicken & Rice | 5 oz=1.29, 8 x 4 oz=7.99
{} Enchiladas | Cheese, Chicken | 9 oz=3.79
Taquitos, {} | Chicken, Beef | 20 ct=7.49
Tamales, {} | Pork, Green Chile & Cheese | 6 ct=7.99
Empanadas, {} | Beef, Chicken | 4 ct=6.49`,
    },
    {
      brands: 'Hanabrook, Kavipur',
      carriedBy: 1,
      lines: `
Potstickers, {} | Pork, Chicken, Vegetable | 20 oz=6.99
{} Tikka Masala | Chicken, Paneer, Vegetable | 10 oz=4.99
Egg Rolls, {} | Vegetable, Pork | 8 ct=6.49
Samosas, {} | Potato, Chicken | 10 ct=6.49
Fried Rice, {} | Chicken, Vegetable, Shrimp | 22 oz=6.49
Palak Paneer | 10 oz=4.79
{} Gyoza | Pork, Vegetable | 16 oz=6.29
Frozen Garlic Naan | 5 ct=4.29
Orange Chicken | 22 oz=9.49
Butter Chicken | 10 oz=5.29`,
    },
    {
      brands: 'Wheatwhistle, Hamperfield',
      lines: `
Waffles, {} | Buttermilk, Blueberry, Homestyle, Multigrain | 10 ct=3.29
Pancakes, {} | Buttermilk, Blueberry | 12 ct=3.49
French Toast Sticks | 16 oz=3.99
Breakfast Sandwich, {} | Sausage Egg & Cheese Biscuit, Bacon Egg & Cheese Croissant, Ham Egg & Cheese Muffin | 4 ct=7.49
Breakfast Burrito, {} | Sausage, Bacon, Egg & Cheese | 4.5 oz=2.29
Breakfast Bowl, {} | Bacon, Sausage, Meat Lovers | 7 oz=3.29
Puff Pastry Sheets | 17 oz=5.99
Pie Shells, {} | Deep Dish, Graham Cracker | 2 ct=3.99
Frozen {} Dough | Bread, Pizza, Dinner Roll | 3 ct=4.99`,
    },
    {
      brands: 'Dollop & Drift, Snowlark, Thriftwick',
      carriedBy: 3,
      lines: `
Ice Cream, {} | Vanilla Bean, Chocolate, Strawberry, Mint Chip, Cookies and Cream, Butter Pecan, Coffee | 48 fl oz=5.49
Ice Cream Pint, {} | Salted Caramel, Cookie Dough, Fudge Brownie, Pistachio, Peanut Butter Swirl | 16 fl oz=5.29
Sherbet, {} | Orange, Rainbow, Raspberry | 48 fl oz=4.49`,
    },
    {
      brands: 'Dollop & Drift, Oatlingway, Snowlark',
      lines: `
Gelato, {} | Hazelnut, Stracciatella, Dark Chocolate | 16 fl oz=5.79
{} Sorbet | Mango, Lemon, Raspberry | 16 fl oz=5.29
Dairy Free Frozen Dessert, {} | Vanilla, Chocolate Fudge, Mocha Chip | 16 fl oz=5.79
Fudge Bars | 12 ct=4.79
Ice Cream Sandwiches, {} | Vanilla, Neapolitan | 12 ct=5.29
Ice Cream Bars, {} | Vanilla, Almond, Dark Chocolate | 6 ct=5.49
Fruit Bars, {} | Strawberry, Lime, Mango, Coconut | 6 ct=4.79
Ice Cream Cones, {} | Vanilla Fudge, Caramel | 4 ct=5.49
Frozen Yogurt, {} | Vanilla, Strawberry | 48 fl oz=5.49
Freezer Pops, Assorted | 24 ct=4.99
Frozen Whipped Topping | 8 oz=2.49
Frozen {} Pie | Apple, Chocolate Cream, Pumpkin | 36 oz=7.99`,
    },
    {
      brands: 'Tarnwater',
      carriedBy: 1,
      lines: `
Ice Cubes, Bagged | 7 lb=2.49, 20 lb*=4.99`,
    },
  ],
};
