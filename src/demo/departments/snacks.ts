import type { Department } from './department.ts';

export const snacks: Department = {
  name: 'Snacks',
  snapEligible: true,
  shelves: [
    {
      brands: 'Kettlewick, Saltwhistle, Thriftwick',
      carriedBy: 3,
      lines: `
Potato Chips, {} | Classic, Barbecue, Sour Cream & Onion, Salt & Vinegar, Cheddar, Reduced Fat | 8 oz=3.49
Potato Chips, {} | Classic, Barbecue | 13 oz=4.99
Kettle Cooked Chips, {} | Sea Salt, Jalapeño, Honey Dijon, Black Pepper | 8 oz=3.79
Tortilla Chips, {} | White Corn, Blue Corn, Lime, Restaurant Style | 12 oz=3.49`,
    },
    {
      brands: 'Puffinmoor, Kettlewick, Saltwhistle, Fernhollow',
      lines: `
Wavy Potato Chips, {} | Original, Ranch | 8 oz=3.49
Nacho Tortilla Chips, {} | Cheese, Zesty Ranch, Spicy Chili | 9.5 oz=3.99
Corn Chips, {} | Original, Barbecue | 9 oz=3.49
Cheese Puffs, {} | Classic, White Cheddar, Fiery Hot | 8 oz=3.29
Veggie Straws, {} | Sea Salt, Ranch | 7 oz=3.49
Pita Chips, {} | Sea Salt, Parmesan Garlic, Cinnamon Sugar | 9 oz=3.99
Plantain Chips, {} | Salted, Sweet | 6 oz=2.99
Popped Corn, {} | Sea Salt, White Cheddar, Kettle, Caramel | 6 oz=3.69
Microwave Popcorn, {} | Butter, Extra Butter, Kettle, Light | 6 ct=4.29
Popping Corn Kernels | 30 oz=3.29
Pretzels, {} | Twists, Rods, Sticks, Peanut Butter Filled, Honey Wheat | 16 oz=3.49
Pork Rinds, {} | Original, Chicharrón Chile Lime | 5 oz=2.79
Rice Cakes, {} | Lightly Salted, White Cheddar, Caramel, Apple Cinnamon | 6 oz=2.99
Party Snack Mix, {} | Original, Bold, Cheddar | 15 oz=4.29
Roasted Seaweed Snacks, {} | Sea Salt, Wasabi | 6 ct=4.49
Variety Pack Chips | 18 ct=9.99, 40 ct=19.99
French Onion Dip | 15 oz=3.49
Bean Dip, {} | Original, Jalapeño | 9 oz=2.99`,
    },
    {
      brands: 'Crumbleton, Wheatwhistle, Thriftwick',
      lines: `
{} Crackers | Saltine, Butter, Woven Wheat, Multigrain, Rosemary Sea Salt, Oyster | 10 oz=3.29
Cheese Crackers, {} | Cheddar, White Cheddar, Extra Toasty | 12 oz=3.79
Graham Crackers, {} | Honey, Cinnamon | 14 oz=3.69
Sandwich Crackers, {} | Peanut Butter, Cheese, Malt & Peanut Butter | 8 ct=3.49
Crispbread, {} | Rye, Sesame | 9 oz=3.79
Gluten Free Almond Crackers, {} | Sea Salt, Cheddar | 4.25 oz=5.49
Chocolate Sandwich Cookies, {} | Original, Double Filled, Golden, Mint | 14 oz=3.99
{} Cookies | Chocolate Chip, Chewy Chocolate Chip, Oatmeal, Peanut Butter, Shortbread, Ginger Snap | 13 oz=3.69
{} Wafers | Vanilla, Sugar, Chocolate | 11 oz=3.29
Fig Bars, {} | Original, Raspberry | 12 oz=4.29
Animal Crackers, {} | Plain, Frosted | 12 oz=3.29
Toaster Pastries, {} | Frosted Strawberry, Brown Sugar Cinnamon, Blueberry, S'mores | 8 ct=3.29
Snack Cakes, {} | Chocolate Cupcakes, Golden Sponge, Swiss Rolls, Oatmeal Creme, Honey Buns | 8 ct=3.29
Crispy Rice Treats, {} | Original, Chocolate | 8 ct=3.49
Fruit Filled Cereal Bars, {} | Strawberry, Apple Cinnamon, Blueberry | 8 ct=3.69`,
    },
    {
      brands: 'Alderwick, Tumblejack, Granmere',
      lines: `
Chewy Granola Bars, {} | Chocolate Chip, Peanut Butter, S'mores, Oats & Honey | 8 ct=3.49
Crunchy Granola Bars, {} | Oats & Honey, Maple Brown Sugar, Dark Chocolate | 12 ct=4.29
Protein Bar, {} | Chocolate Peanut Butter, Cookie Dough, Birthday Cake, Mint Chocolate, Lemon | 2.1 oz=2.49
Protein Bars, {} | Chocolate Peanut Butter, Cookie Dough | 12 ct=24.99
Fruit & Nut Bars, {} | Cherry Cashew, Apple Pie, Blueberry | 5 ct=6.49
Nut Bars, {} | Almond Sea Salt, Dark Chocolate, Mixed Nut | 6 ct=6.99
Fruit Snacks, {} | Mixed Fruit, Berry, Tropical | 10 ct=3.29
Fruit Leather, {} | Strawberry, Apricot, Mango | 6 ct=3.49`,
    },
    {
      brands: 'Nutmere, Tumblejack, Thriftwick, Fernhollow',
      lines: `
{} Almonds | Raw, Roasted Salted, Smokehouse, Honey Roasted | 16 oz=8.49
{} Cashews | Whole Salted, Whole Unsalted, Halves & Pieces | 16 oz=9.49
{} Peanuts | Dry Roasted, Honey Roasted, Lightly Salted, Spanish | 16 oz=3.99
{} | Shelled Pistachios, Walnut Halves, Pecan Halves, Macadamia Nuts, Pine Nuts, Hazelnuts | 8 oz=7.99
Pistachios, {} | Roasted Salted, Chili Lime | 16 oz=9.99
Mixed Nuts, {} | Deluxe, Lightly Salted, With Peanuts | 15 oz=8.99
Trail Mix, {} | Mountain, Tropical, Sweet & Salty, Berry Nut | 16 oz=6.49
{} Seeds | Sunflower, Pumpkin, Chia, Ground Flax | 12 oz=4.29
Dried {} | Cranberries, Apricots, Mango, Cherries, Banana Chips, Apple Rings | 6 oz=3.99
{} | Raisins, Golden Raisins, Pitted Prunes, Deglet Dates | 12 oz=4.29
Beef Jerky, {} | Original, Teriyaki, Peppered | 3 oz=6.99
{} Meat Sticks | Beef, Turkey | 6 ct=6.99`,
    },
    {
      brands: 'Cocoa Wren, Sugarthimble, Thriftwick',
      lines: `
{} Chocolate Bar | Milk, Dark 70%, Sea Salt Caramel, Almond, White | 3.5 oz=2.99
Chocolate Covered {} | Almonds, Raisins, Pretzels, Espresso Beans, Peanuts | 8 oz=5.49
Peanut Butter Cups, {} | Milk Chocolate, Dark Chocolate | 10 oz=5.29
Truffles, {} | Milk Chocolate, Assorted, Dark Chocolate | 6 oz=5.99
Candy Coated Chocolates, {} | Milk, Peanut | 10 oz=4.79
Gummy {} | Bears, Worms, Peach Rings, Sour Belts | 8 oz=2.99
Licorice, {} | Red, Black | 12 oz=3.29
{} Candies | Butterscotch, Peppermint, Fruit, Caramel, Lemon | 9 oz=2.79
Jelly Beans | 14 oz=3.49
{} Chewing Gum | Spearmint, Peppermint, Cinnamon, Bubble | 15 ct=1.49
Mints, {} | Wintergreen, Peppermint | 1.75 oz=2.29
Assorted Lollipops | 12 oz=3.49
Assorted Party Candy Bag | 40 oz=13.99, 90 oz=24.99`,
    },
  ],
};
