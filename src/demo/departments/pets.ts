import type { Department } from './department.ts';

export const pets: Department = {
  name: 'Pets',
  snapEligible: false,
  shelves: [
    {
      brands: 'Waggleton, Furrowtail, Thriftwick',
      lines: `
Dry Dog Food, {} | Chicken & Rice, Beef & Barley, Salmon & Sweet Potato, Puppy Chicken | 5 lb=12.99, 15 lb=29.99, 30 lb*=49.99
Dry Dog Food, {} | Small Breed, Senior, Grain Free Lamb | 4 lb=13.99
Wet Dog Food, {} | Beef Stew, Chicken Stew, Turkey & Vegetables, Lamb & Rice | 13 oz=2.29, 12 x 13 oz=24.99
Small Dog Food Tray, {} | Chicken, Beef, Turkey | 3.5 oz=1.39
Dog Biscuits, {} | Original, Peanut Butter, Small | 24 oz=4.99
Training Treats, {} | Chicken, Bacon | 6 oz=4.99
Dental Chews, {} | Small, Medium, Large | 12 ct=11.99
Rawhide Free Chews | 8 ct=8.99
Jerky Dog Treats, {} | Chicken, Duck, Beef | 12 oz=11.99
Poop Bags | 120 ct=6.99
Puppy Pads | 50 ct=16.99, 100 ct*=27.99
Dog Shampoo, {} | Oatmeal, Puppy | 16 fl oz=7.99
Rope Dog Toy | each=5.99
Squeaky Plush Dog Toy, {} | Duck, Fox, Hedgehog | each=7.99
Retractable Leash | 16 ft=14.99
Dog Bed, {} | Small, Medium, Large | each*=29.99`,
    },
    {
      brands: 'Whiskermoor, Tabbington, Thriftwick',
      lines: `
Dry Cat Food, {} | Chicken, Salmon, Indoor, Kitten, Hairball | 3.5 lb=8.99, 16 lb*=26.99
Wet Cat Food, {} | Tuna, Chicken Pâté, Salmon, Turkey & Giblets, Ocean Whitefish, Beef | 3 oz=0.99
Wet Cat Food Variety Pack | 24 x 3 oz=19.99
Cat Treats, {} | Chicken, Salmon, Catnip | 3 oz=2.49
Lickable Cat Treats, {} | Tuna, Chicken | 4 ct=3.49
Clumping Cat Litter, {} | Scented, Unscented, Multi-Cat | 14 lb=9.99, 35 lb*=19.99
Clay Cat Litter | 25 lb*=6.99
Pine Cat Litter | 20 lb=10.99
Litter Box Liners | 12 ct=5.49
Catnip Toy, {} | Mouse, Fish | 2 ct=4.49
Cat Scratcher, Corrugated | each=7.99
Cat Tree | each*=59.99`,
    },
    {
      brands: 'Chirpwick, Furrowtail',
      lines: `
Wild Bird Seed | 5 lb=7.99, 20 lb*=17.99
Black Oil Sunflower Seed | 5 lb=8.99, 20 lb*=21.99
Suet Cake, {} | Peanut, Berry | 11 oz=1.79
Parakeet Food | 2 lb=5.49
Rabbit Pellets | 5 lb=8.49
Timothy Hay | 48 oz=9.99
Hamster Food | 2 lb=6.49
Small Animal Bedding | 30 L*=12.99
Tropical Fish Flakes | 2.2 oz=6.49
Goldfish Flakes | 2.2 oz=4.99
Aquarium Water Conditioner | 8 fl oz=6.99`,
    },
  ],
};
