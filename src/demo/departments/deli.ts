import type { Department } from './department.ts';

export const deli: Department = {
  name: 'Deli',
  snapEligible: true,
  shelves: [
    {
      brands: '',
      lines: `
Deli Sliced {} | Honey Ham, Black Forest Ham | lb=9.99
Deli Sliced {} | Oven Roasted Turkey, Smoked Turkey, Roast Beef, Pastrami | lb=11.99
Deli Sliced {} Cheese | American, Swiss, Provolone, Havarti | lb=8.99
Deli {} | Potato Salad, Macaroni Salad, Coleslaw, Chicken Salad, Broccoli Salad | lb=5.49
Olive Bar, {} | Mixed Olives, Marinated Artichokes | lb=9.99`,
    },
    {
      brands: 'Tarn & Thistle',
      lines: `
{} Wedge | Brie, Gruyère, Manchego, Aged Gouda | ~0.5=17.99
{} Wedge | Parmigiano Style, Aged Cheddar, Gorgonzola | ~0.6=13.99`,
    },
    {
      brands: 'Pickerel & Rye, Smokehurst, Hamperfield, Thriftwick',
      lines: `
Sliced {} | Oven Roasted Turkey Breast, Honey Turkey Breast, Smoked Turkey Breast | 8 oz=4.99, 16 oz=8.49
Sliced {} | Honey Ham, Black Forest Ham, Virginia Style Ham | 8 oz=4.79, 16 oz=7.99
Sliced {} | Roast Beef, Corned Beef, Beef Pastrami | 7 oz=5.99
{} Bologna | Beef, Classic | 12 oz=3.99
Sliced Rotisserie Chicken Breast | 8 oz=4.99
Lunch Kit, {} | Turkey and Cheddar, Ham and Swiss, Pepperoni Pizza, Nachos | 4 oz=2.99
{} Sauerkraut | Classic, Caraway | 16 oz=3.49
Refrigerated Dill Pickles, {} | Spears, Whole, Chips | 24 oz=4.79`,
    },
    {
      brands: 'Bonavetti, Pickerel & Rye',
      lines: `
{} | Genoa Salami, Hard Salami, Soppressata, Calabrese Salami | 4 oz=4.99
Sliced Pepperoni, {} | Original, Turkey | 6 oz=3.99
{} | Prosciutto, Coppa, Mortadella, Speck | 4 oz=6.49
Antipasto Tray | 16 oz=14.99
Fresh {} | Cheese Ravioli, Spinach Ravioli, Cheese Tortellini, Fettuccine, Potato Gnocchi | 9 oz=5.29
Fresh {} Sauce | Basil Pesto, Alfredo, Marinara, Vodka | 10 oz=5.49
Marinated {} | Mozzarella Balls, Mixed Olives, Artichoke Hearts, Roasted Peppers | 8 oz=5.99
Bruschetta Topping | 12 oz=5.49`,
    },
    {
      brands: 'Tahinara, Hamperfield, Fernhollow',
      lines: `
Hummus, {} | Classic, Roasted Red Pepper, Roasted Garlic, Pine Nut, Everything Seasoned | 10 oz=4.29, 17 oz=6.29
{} Dip | Spinach Artichoke, French Onion, Buffalo Chicken, Tzatziki, Baba Ghanoush | 10 oz=4.49
Stuffed Grape Leaves | 8 oz=5.49
Falafel, {} | Original, Spinach | 12 oz=5.49
Tabbouleh | 8 oz=4.49
Pimento Cheese, {} | Original, Jalapeño | 12 oz=4.99`,
    },
    {
      brands: 'Hamperfield, Pickerel & Rye',
      lines: `
{} Sandwich | Turkey and Swiss, Ham and Cheddar, Italian, Egg Salad | each=6.49
{} Wrap | Chicken Caesar, Turkey Club, Veggie Hummus | each=6.99
{} Salad Bowl | Chef, Cobb, Greek, Chicken Caesar | each=6.49
{} Soup, Refrigerated | Chicken Noodle, Tomato Basil, Broccoli Cheddar, Clam Chowder | 16 oz=5.49
{}, Heat & Serve | Meatloaf, Mac & Cheese, Mashed Potatoes, Chicken Pot Pie, Pulled Pork | 16 oz=7.49
Quiche, {} | Lorraine, Spinach, Broccoli Cheddar | 12 oz=7.99
Potato Salad, {} | Classic, Red Skin, Mustard | 16 oz=4.29`,
    },
    {
      brands: 'Hanabrook',
      carriedBy: 1,
      lines: `
Sushi Roll, {} | California, Spicy Tuna, Salmon Avocado, Vegetable, Shrimp Tempura | 8 ct=8.99
Edamame, {} | Lightly Salted, Spicy Garlic | 8 oz=4.49`,
    },
    {
      // Hot prepared food cannot be paid for with SNAP benefits.
      brands: '',
      snapEligible: false,
      lines: `
Hot {} | Barbecue Rotisserie Chicken, Lemon Pepper Rotisserie Chicken | each=7.99
Hot Fried Chicken, {} | 8 Piece, 12 Piece | each=11.99
Hot {} Soup | Chicken Noodle, Chili | 16 oz=5.49
Hot Pizza Slice, {} | Cheese, Pepperoni | each=3.49`,
    },
  ],
};
