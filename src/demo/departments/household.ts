import type { Department } from './department.ts';

export const household: Department = {
  name: 'Household',
  snapEligible: false,
  shelves: [
    {
      brands: 'Sudsworth, Tidymoor, Thriftwick, Fernhollow',
      lines: `
Laundry Detergent, {} | Original, Free & Clear, Fresh Linen, Cold Water | 46 fl oz=6.99, 100 fl oz=12.99, 208 fl oz*=23.99
Laundry Pods, {} | Original, Free & Clear | 42 ct=12.99
Fabric Softener, {} | Spring Meadow, Free & Clear | 64 fl oz=6.99
Dryer Sheets, {} | Fresh Linen, Unscented | 120 ct=6.49
Bleach, {} | Regular, Splashless, Lavender | 81 fl oz=4.99
Oxygen Stain Remover | 3 lb=8.99
Dish Soap, {} | Original, Lemon, Free & Clear, Lavender | 19 fl oz=2.99, 38 fl oz=5.29
Dishwasher {} | Pods, Gel, Rinse Aid | 30 ct=9.49
All-Purpose Cleaner, {} | Lemon, Lavender, Pine | 32 fl oz=3.79
{} Cleaner | Glass, Bathroom, Toilet Bowl, Granite, Oven, Shower | 24 fl oz=3.99
Disinfecting Wipes, {} | Fresh, Lemon | 75 ct=5.49
Disinfectant Spray, {} | Linen, Citrus | 19 oz=6.49
{} Floor Cleaner | Hardwood, Multi-Surface | 32 fl oz=5.99
Furniture Polish | 12.5 oz=4.99
Air Freshener Spray, {} | Linen, Apple Cinnamon, Citrus | 8 oz=3.29
Drain Opener | 64 fl oz=8.49`,
    },
    {
      brands: 'Plushpine, Cloudfold, Thriftwick, Fernhollow',
      lines: `
Toilet Paper, {} | Soft, Strong | 6 ct=6.99, 12 ct=12.49, 30 ct*=26.99
Toilet Paper, Recycled | 12 ct=12.99, 24 ct*=22.99
Paper Towels, {} | Full Sheet, Half Sheet | 2 ct=4.49, 6 ct=11.99, 12 ct*=21.99
Facial Tissues, {} | Soft, Lotion | 4 ct=6.49
Paper Napkins, {} | White, Dinner | 200 ct=4.29
Flushable Wipes | 48 ct=2.99`,
    },
    {
      brands: 'Wrapwell & Daughters, Tidymoor, Thriftwick',
      lines: `
Aluminum Foil, {} | Standard, Heavy Duty | 75 sq ft=5.99
{} | Plastic Wrap, Wax Paper, Parchment Paper | 70 sq ft=3.99
{} Bags | Sandwich, Snack, Quart Freezer, Gallon Freezer, Quart Storage, Gallon Storage | 40 ct=4.49
Tall Kitchen Trash Bags, {} | Unscented, Lavender | 45 ct=9.99, 110 ct=20.99
{} Trash Bags | Large Black, Lawn & Leaf, Small | 30 ct=8.99
Paper Plates, {} | 9 in Everyday, 10 in Heavy Duty | 50 ct=5.49
Disposable {} | Bowls, Hot Cups, Plastic Cups, Forks, Spoons | 50 ct=4.79
Foil {} Pans | Roasting, Loaf, Cake | 3 ct=4.99
Bamboo Skewers | 100 ct=2.29
Food Storage Containers, {} | Small, Medium, Large | 5 ct=5.49`,
    },
    {
      brands: 'Tidymoor, Hamperfield',
      lines: `
{} Sponges | Scrub, Non-Scratch | 3 ct=3.49
Steel Wool Pads | 10 ct=3.49
Microfiber Cloths | 6 ct=6.99
Latex Gloves, {} | Small, Medium, Large | 2 ct=2.99
{} | Angle Broom, Wet Mop, Push Broom | each*=14.99
Mop Bucket | 3 gal*=11.99
Plastic Storage Tote | 18 gal*=10.99, 31 gal*=16.99
Laundry Basket | each*=9.99
Ironing Board | each*=27.99
Kitchen Waste Bin | 13 gal*=24.99
Clothes Hangers | 10 ct=5.99
LED Bulbs, {} | Soft White 60W, Daylight 60W, Soft White 100W | 4 ct=9.99
{} Batteries | AA, AAA | 8 ct=8.99, 24 ct=17.99
{} Batteries | C, D, 9 Volt | 2 ct=6.99
Extension Cord | 9 ft=7.99
{} Tape | Packing, Duct, Masking | each=4.99
Book Matches | 50 ct=1.99
Candle, {} | Vanilla, Lavender, Apple Spice, Sea Breeze | 13 oz=7.99`,
    },
    {
      brands: 'Emberstack, Fernglow',
      carriedBy: 1,
      lines: `
Charcoal Briquets, {} | Original, Hickory | 8 lb=7.99, 16 lb*=13.99, 2 x 20 lb*=29.99
Potting Soil, {} | All-Purpose, Organic | 8 qt=6.99, 2 cu ft*=16.99
Hardwood Lump Charcoal | 15 lb*=16.99
{} Mulch | Red, Black, Brown | 2 cu ft*=4.49
Bundled Firewood | 0.75 cu ft*=7.99
Garden Soil | 1 cu ft*=6.99
Fire Logs | 6 ct*=22.99
Topsoil | 40 lb*=3.99
Lighter Fluid | 32 fl oz=5.49
Plant Food | 8 oz=5.99
Ice Melt | 10 lb=7.99, 40 lb*=19.99
Wild Grass Seed | 3 lb=14.99
Water Softener Salt, {} | Crystals, Pellets | 40 lb*=8.99
Folding Lawn Chair | each*=19.99
Rolling Cooler | 45 qt*=49.99
Patio Umbrella | 9 ft*=59.99
Foam Cooler | 28 qt*=6.99
Garden Hose | 50 ft*=24.99`,
    },
  ],
};
