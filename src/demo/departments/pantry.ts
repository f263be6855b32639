import type { Department } from './department.ts';

export const pantry: Department = {
  name: 'Pantry',
  snapEligible: true,
  shelves: [
    {
      brands: 'Alderwick, Tessaly Mills, Granmere, Fernhollow',
      lines: `
{} Rolled Oats | -, Organic, Quick | 18 oz=3.29, 42 oz=5.49
Steel Cut Oats | 30 oz=5.29
Instant Oatmeal, {} | Maple Brown Sugar, Apple Cinnamon, Peaches and Cream, Variety Pack | 10 ct=4.29
{} Grits | Quick, Instant Butter | 24 oz=3.49
Granola, {} | Honey Almond, Vanilla Cashew, Maple Pecan, Dark Chocolate | 12 oz=4.99
Muesli | 18 oz=5.49
{} Cereal | Corn Flakes, Crisp Rice, Bran Flakes, Raisin Bran, Toasted Oat Rings, Honey Nut Oat Rings | 18 oz=4.99
{} Cereal | Frosted Shredded Wheat, Cinnamon Squares, Cocoa Puffs of Corn, Fruity Rings, Marshmallow Oats | 13 oz=4.29
Pancake Mix, {} | Buttermilk, Whole Wheat, Protein | 32 oz=4.29
Flour, {} | All-Purpose, Bread, Whole Wheat, Self-Rising | 5 lb=3.99
All-Purpose Flour, Bulk Bag | 25 lb*=14.99
{} Flour | Almond, Coconut, Gluten Free Baking | 16 oz=7.49
Cornmeal, {} | Yellow, White | 24 oz=2.99`,
    },
    {
      brands: 'Granmere, Thriftwick, Tessaly Mills',
      lines: `
{} Sugar | Granulated, Organic Cane | 4 lb=3.69, 10 lb=8.49
{} Sugar | Light Brown, Dark Brown, Powdered | 32 oz=2.79
Baking {} | Soda, Powder | 8 oz=1.79
Corn Starch | 16 oz=1.99
Active Dry Yeast | 3 ct=2.29
{} Extract | Pure Vanilla, Almond, Peppermint, Lemon | 2 fl oz=6.99
Unsweetened Cocoa Powder | 8 oz=4.29
{} Chips | Semi-Sweet Chocolate, Milk Chocolate, White Baking, Peanut Butter, Butterscotch | 12 oz=3.69
Cake Mix, {} | Yellow, Devil's Food, White, Red Velvet, Spice | 15 oz=2.29
Brownie Mix, {} | Fudge, Double Chocolate | 18 oz=2.79
Muffin Mix, {} | Blueberry, Corn, Banana | 8 oz=1.99
Frosting, {} | Vanilla, Chocolate, Cream Cheese | 16 oz=2.49
{} | Evaporated Milk, Sweetened Condensed Milk | 12 oz=2.29
Pie Filling, {} | Apple, Cherry, Blueberry, Pumpkin | 21 oz=3.79
Gelatin Dessert Mix, {} | Strawberry, Cherry, Lime, Orange | 3 oz=1.29
Instant Pudding Mix, {} | Vanilla, Chocolate, Banana Cream | 3.4 oz=1.49
Marshmallows, {} | Regular, Mini | 10 oz=1.99
Shredded Coconut | 14 oz=3.49`,
    },
    {
      brands: 'Valdorra, Thriftwick, Bonavetti, Fernhollow',
      lines: `
{} | Spaghetti, Penne Rigate, Rotini, Elbow Macaroni, Linguine, Farfalle, Fettuccine, Rigatoni | 16 oz=1.79
Whole Wheat {} | Spaghetti, Penne, Rotini | 16 oz=2.19
Gluten Free {} | Spaghetti, Penne, Fusilli | 12 oz=3.49
{} | Lasagna Noodles, Jumbo Shells, Orzo, Egg Noodles | 12 oz=2.49
Pasta Sauce, {} | Marinara, Tomato Basil, Roasted Garlic, Arrabbiata, Meat Flavored, Vodka | 24 oz=3.29
Alfredo Sauce, {} | Classic, Roasted Garlic | 15 oz=3.29
Pesto, {} | Basil, Sun-Dried Tomato | 6 oz=4.29
Pizza Sauce | 14 oz=2.29
{} Tomatoes, Canned | Diced, Crushed, Whole Peeled, Fire Roasted Diced, Stewed | 14.5 oz=1.49, 28 oz=2.49
Tomato {} | Sauce, Paste | 8 oz=1.09
San Marzano Style Peeled Tomatoes | 28 oz=4.29
{} Olive Oil | Extra Virgin, Light Tasting, Organic Extra Virgin | 17 fl oz=10.99, 34 fl oz=17.99
Balsamic {} | Vinegar, Glaze | 8.5 fl oz=4.99
Polenta, {} | Traditional, Sun-Dried Tomato | 18 oz=3.49
Bread Crumbs, {} | Plain, Italian, Panko | 15 oz=2.49`,
    },
    {
      brands: 'Marrowby, Thriftwick, Hamperfield, Fernhollow',
      lines: `
{} Oil | Vegetable, Canola, Corn, Avocado, Peanut | 48 fl oz=5.99
Coconut Oil, {} | Virgin, Refined | 14 oz=6.49
Cooking Spray, {} | Canola, Olive Oil, Butter | 6 oz=3.79
{} Vinegar | Distilled White, Apple Cider, Red Wine, Rice | 16 fl oz=2.29
Canned {} | Black Beans, Kidney Beans, Pinto Beans, Chickpeas, Cannellini Beans, Great Northern Beans | 15 oz=1.19
Organic Canned {} | Black Beans, Chickpeas, Kidney Beans | 15 oz=1.59
Baked Beans, {} | Original, Maple, Barbecue | 16 oz=1.99
Canned {} | Sweet Corn, Cut Green Beans, Sweet Peas, Sliced Carrots, Mixed Vegetables, Sliced Beets | 15 oz=1.19
Canned {} | Sliced Peaches, Pear Halves, Fruit Cocktail, Mandarin Oranges, Pineapple Chunks | 15 oz=1.99
Applesauce, {} | Original, Unsweetened, Cinnamon | 24 oz=2.99
Applesauce Cups, {} | Original, Strawberry | 6 x 4 oz=3.29
Fruit Cups, {} | Diced Peaches, Mixed Fruit, Mandarin | 4 x 4 oz=3.29
Dry {} | Black Beans, Pinto Beans, Navy Beans, Green Lentils, Split Peas, Red Lentils | 16 oz=2.19
{} Rice | Long Grain White, Brown, Jasmine, Basmati, Arborio | 2 lb=3.79, 5 lb=7.99
{} Rice, Bulk Bag | Jasmine, Basmati, Long Grain White | 20 lb*=19.99
Ready Rice, {} | Whole Grain Brown, Jasmine, Spanish Style, Cilantro Lime | 8.5 oz=2.69
{} | Quinoa, Tricolor Quinoa, Pearl Couscous, Farro, Bulgur, Pearl Barley | 12 oz=4.49`,
    },
    {
      brands: 'Marrowby, Granmere, Thriftwick',
      lines: `
Condensed {} Soup | Chicken Noodle, Tomato, Cream of Mushroom, Cream of Chicken, Vegetable | 10.5 oz=1.59
Hearty {} Soup | Chicken Noodle, Beef Barley, Minestrone, Lentil, Clam Chowder, Split Pea | 18.5 oz=2.79
{} Broth | Chicken, Beef, Vegetable, Low Sodium Chicken, Organic Chicken | 32 oz=2.79
Bone Broth, {} | Chicken, Beef | 32 oz=5.49
Bouillon Cubes, {} | Chicken, Beef, Vegetable | 25 ct=3.29
Canned Chili, {} | with Beans, No Beans, Turkey, Vegetarian | 15 oz=2.79
Beef Ravioli, Canned | 15 oz=1.69
Mac & Cheese Dinner, {} | Original, White Cheddar, Shells & Cheese | 7.25 oz=1.59
Instant Mashed Potatoes, {} | Original, Butter, Loaded | 4 oz=1.69
Stuffing Mix, {} | Chicken, Turkey, Savory Herb | 6 oz=2.29
Skillet Dinner Kit, {} | Cheeseburger Macaroni, Beef Stroganoff | 5.8 oz=2.49
{} Gravy | Turkey, Brown, Chicken | 12 oz=2.29`,
    },
    {
      brands: 'Gullwick, Thriftwick, Tidewarden',
      lines: `
Chunk Light Tuna in {} | Water, Oil | 5 oz=1.29, 4 x 5 oz=4.99
Albacore Tuna in {} | Water, Olive Oil | 5 oz=2.29
Canned {} | Pink Salmon, Sardines in Oil, Sardines in Mustard, Chopped Clams, Smoked Oysters, Anchovies | 3.75 oz=2.99
Chicken Breast, Canned | 12.5 oz=4.29
Luncheon Meat, {} | Classic, Low Sodium | 12 oz=3.79
Corned Beef Hash | 15 oz=3.79`,
    },
    {
      brands: 'Saltmarrow, Hamperfield, Thriftwick',
      lines: `
Ketchup, {} | Tomato, Organic Tomato, No Sugar Added | 20 oz=2.99, 38 oz=4.49
{} Mustard | Yellow, Dijon, Honey, Spicy Brown | 12 oz=2.29
{} Mayonnaise | Real, Light, Avocado Oil | 15 oz=3.99, 30 oz=5.49
Relish, {} | Sweet, Dill | 10 oz=2.49
Dill Pickles, {} | Whole, Spears, Hamburger Chips, Kosher | 24 oz=3.79
Bread & Butter Pickle Chips | 16 oz=3.49
{} Olives | Pitted Black, Stuffed Green, Kalamata, Castelvetrano | 6 oz=3.29
Capers | 3.5 oz=3.29
Pepperoncini | 12 oz=3.49
Barbecue Sauce, {} | Original, Honey, Hickory, Carolina Gold | 18 oz=2.69
Hot Sauce, {} | Original, Chipotle, Habanero, Garlic | 5 fl oz=2.29
Steak Sauce | 10 oz=4.49
Salad Dressing, {} | Ranch, Italian, Caesar, Blue Cheese, Balsamic Vinaigrette, Thousand Island, French | 16 fl oz=3.29
Croutons, {} | Caesar, Garlic Butter | 5 oz=2.29
Horseradish, {} | Prepared, Creamy | 8 oz=3.29
Worcestershire Sauce | 10 fl oz=2.79
Marinade, {} | Lemon Pepper, Mesquite, Herb & Garlic | 12 fl oz=2.99
{} Salt | Sea, Kosher, Pink Himalayan | 26 oz=3.29`,
    },
    {
      brands: 'Oliventa, Thriftwick, Fernhollow',
      lines: `
Ground {} | Cinnamon, Cumin, Black Pepper, Ginger, Turmeric, Nutmeg, Coriander | 2 oz=3.79
{} | Paprika, Smoked Paprika, Chili Powder, Curry Powder, Garlic Powder, Onion Powder, Cayenne Pepper | 2.5 oz=3.29
Dried {} | Oregano, Basil, Thyme, Parsley, Rosemary, Bay Leaves, Dill Weed | 0.75 oz=2.99
{} Seasoning | Italian, Everything Bagel, Cajun, Poultry, Lemon Pepper, Steak | 3 oz=3.49
Whole Black Peppercorn Grinder | 2 oz=4.29
Crushed Red Pepper | 1.5 oz=2.79
{} Seasoning Mix | Taco, Chili, Ranch Dip, Onion Soup | 1 oz=0.99`,
    },
    {
      brands: 'Mesa Colibrina, Hamperfield',
      lines: `
Salsa, {} | Mild, Medium, Hot, Verde, Peach Mango | 16 oz=3.29
{} Queso Dip | Salsa con, White | 15 oz=3.79
Refried Beans, {} | Traditional, Vegetarian, Black | 16 oz=1.79
Taco Shells, {} | Crunchy Corn, Stand & Fill | 12 ct=2.49
Taco Dinner Kit | 9.4 oz=3.49
Enchilada Sauce, {} | Red, Green | 10 oz=1.99
Green Chiles, {} | Mild Diced, Hot Diced, Whole | 4 oz=1.29
Chipotle Peppers in Adobo | 7 oz=2.29
Hominy, {} | White, Golden | 25 oz=2.49
Masa Harina | 4 lb=4.99
Mole Poblano Sauce | 8 oz=4.49`,
    },
    {
      brands: 'Hanabrook',
      carriedBy: 1,
      lines: `
Soy Sauce, {} | Traditional, Less Sodium, Tamari | 10 fl oz=2.99
{} Sauce | Teriyaki, Hoisin, Oyster, Sweet Chili, Stir-Fry, Fish | 12 fl oz=3.49
Toasted Sesame Oil | 8 fl oz=5.49
Ramen, {} | Chicken, Beef, Shrimp, Miso | 3 oz=0.59
Ramen Cup, {} | Chicken, Spicy Beef, Tonkotsu | 2.5 oz=1.49
{} Noodles | Rice Stick, Udon, Soba, Lo Mein | 12 oz=3.29
Sushi Rice | 2 lb=5.49
Nori Sheets | 10 ct=4.29
Wasabi Paste | 1.5 oz=3.29
Sliced Water Chestnuts | 8 oz=1.79
Bamboo Shoots | 8 oz=1.79
Coconut Milk, Canned, {} | Classic, Light | 13.5 fl oz=2.49
{} Curry Paste | Red, Green, Yellow | 4 oz=3.49
Gochujang | 9 oz=4.99
Sriracha Style Chili Sauce | 17 oz=4.29`,
    },
    {
      brands: 'Kavipur',
      carriedBy: 1,
      lines: `
{} Simmer Sauce | Tikka Masala, Butter, Korma, Vindaloo | 12.5 oz=4.49
{} Pouch Meal | Madras Lentils, Chana Masala, Palak Paneer, Dal Makhani | 10 oz=3.29
{} Chutney | Mango, Mint, Tamarind | 9 oz=4.29
Ghee | 13 oz=9.99
Pappadums | 7 oz=3.79
Garam Masala | 2.5 oz=4.29
{} Dal | Toor, Chana, Urad, Moong | 2 lb=5.49
Atta Flour | 10 lb=11.99
Basmati Rice, Aged | 10 lb=17.99`,
    },
    {
      brands: 'Nutmere, Beekmoor, Thriftwick, Fernhollow',
      lines: `
Peanut Butter, {} | Creamy, Crunchy, Natural Creamy, Natural Crunchy | 16 oz=2.99, 40 oz=6.49
{} Butter | Almond, Cashew, Sunflower Seed | 12 oz=7.49
Hazelnut Cocoa Spread | 13 oz=4.29
{} Jelly | Grape, Strawberry, Apple | 18 oz=2.79
{} Preserves | Strawberry, Raspberry, Apricot, Blackberry, Fig, Orange Marmalade | 12 oz=3.99
{} Honey | Clover, Wildflower, Raw, Orange Blossom | 12 oz=5.49
Pure Maple Syrup, {} | Amber, Dark | 12 fl oz=9.49
Pancake Syrup, {} | Original, Butter Flavored, Sugar Free | 24 fl oz=3.79
{} Syrup | Chocolate, Caramel, Agave | 15 oz=3.29
Molasses | 12 fl oz=3.99`,
    },
  ],
};
