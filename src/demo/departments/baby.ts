import type { Department } from './department.ts';

export const baby: Department = {
  name: 'Baby',
  snapEligible: false,
  shelves: [
    {
      brands: 'Wee Wren, Cribbleton, Tinyfern',
      carriedBy: 2,
      lines: `
Diapers, {} | Newborn, Size 1, Size 2, Size 3, Size 4, Size 5, Size 6 | 30 ct=10.99
Diapers, {}, Giant Pack | Size 1, Size 2, Size 3, Size 4, Size 5, Size 6 | 120 ct*=34.99
Training Pants, {} | 2T-3T, 3T-4T, 4T-5T | 23 ct=12.99
Overnight Diapers, {} | Size 4, Size 5 | 50 ct=19.99
Swim Diapers, {} | Small, Medium | 12 ct=9.49
Baby Wipes, {} | Sensitive, Fragrance Free, Cucumber | 64 ct=3.29, 448 ct=15.99
Diaper Cream | 4 oz=7.49
Baby Shampoo & Wash, {} | Lavender, Fragrance Free | 13.6 fl oz=5.99
Baby Lotion, {} | Original, Oat | 18 fl oz=6.99
Baby Powder, Cornstarch | 15 oz=4.49
Baby Laundry Detergent | 50 fl oz=9.49
Bottles, {} | Slow Flow, Medium Flow | 3 ct=11.99
Pacifiers, {} | 0-6 Months, 6-18 Months | 2 ct=5.49
Sippy Cup | 2 ct=8.49
Teething Ring | 2 ct=5.99
Changing Pads, Disposable | 10 ct=6.49
Nursing Pads | 60 ct=7.99`,
    },
    {
      brands: 'Tinyfern, Wee Wren',
      snapEligible: true,
      lines: `
Infant Formula Powder, {} | Milk Based, Gentle, Soy, Organic | 23 oz=29.99
Baby Food Pouch, {} | Apple Banana, Pear Spinach, Mango Carrot, Sweet Potato, Blueberry Oat, Chicken Vegetable | 4 oz=1.79
Stage 1 Baby Food, {} | Peas, Carrots, Apples, Pears, Bananas | 2 x 4 oz=1.99
Stage 2 Baby Food, {} | Squash Corn, Turkey Rice, Prune Apple, Green Bean Pear | 2 x 4 oz=2.19
{} Baby Cereal | Oatmeal, Rice, Multigrain | 8 oz=3.49
Puffed Grain Snacks, {} | Banana, Strawberry Apple, Sweet Potato | 1.5 oz=2.79
Teething Biscuits, {} | Original, Banana | 12 ct=3.29
Yogurt Melts, {} | Strawberry, Mixed Berry | 1 oz=3.49
Toddler Meal, {} | Mac & Cheese, Pasta Stars, Chicken & Rice | 6 oz=3.29`,
    },
    {
      brands: 'Tinyfern, Wee Wren',
      snapEligible: true,
      grossFactor: 1.04,
      lines: `
Ready-to-Feed Infant Formula, {} | Milk Based, Gentle | 32 fl oz=9.99
Toddler Milk Drink | 32 fl oz=8.99
Electrolyte Drink for Children, {} | Fruit, Grape, Unflavored | 33.8 fl oz=6.49`,
    },
  ],
};
