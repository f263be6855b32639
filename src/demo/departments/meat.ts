import type { Department } from './department.ts';

export const meat: Department = {
  name: 'Meat & Poultry',
  snapEligible: true,
  shelves: [
    {
      brands: '',
      lines: `
Butcher's Counter {} | Ribeye Steak, New York Strip Steak | lb=15.99
Butcher's Counter Sirloin Steak | lb=10.99
Butcher's Counter {} Sausage | Sweet Italian, Hot Italian, Bratwurst | lb=5.99
Butcher's Counter Ground {} | Chuck, Sirloin, Lamb | lb=6.99
Butcher's Counter Beef Stew Meat | lb=7.49
Butcher's Counter Boneless Pork Chops | lb=4.99
Butcher's Counter Chicken {} | Thighs, Drumsticks, Cutlets | lb=3.99`,
    },
    {
      brands: 'Hensworth, Fernhollow',
      lines: `
Whole Young Chicken | ~4.8=1.89
Whole Air Chilled Chicken | ~4.2=3.49
Chicken {} | Leg Quarters, Drumsticks, Wings, Thighs | ~3.5=2.29
Boneless Skinless Chicken Breasts, Family Pack | ~5.2=3.69
Boneless Skinless Chicken {} | Breasts, Thighs | ~1.6=4.69
Whole Turkey | ~14=1.99
Bone-In Turkey Breast | ~6.5=2.99
Whole Duckling | ~5.5=4.49
Cornish Game Hens | ~3=4.29`,
    },
    {
      brands: 'Ironfold Ranch, Redbarrow',
      lines: `
Beef {} Roast | Chuck, Rump, Eye of Round, Tri-Tip | ~3.2=7.49
Beef Brisket, {} Cut | Flat, Packer | ~6.5=6.99
Beef Prime Rib Roast | ~6=14.99
Beef Tenderloin, Whole | ~5=19.99
Beef {} | Short Ribs, Flank Steak, Skirt Steak | ~1.8=9.99
Beef Shank | ~2=5.99`,
    },
    {
      brands: 'Pellworth, Smokehurst',
      carriedBy: 1,
      lines: `
Pork {} | Butt Roast, Picnic Shoulder | ~7=2.49
Pork Loin, Center Cut | ~4=3.49
Pork {} Ribs | Baby Back, St. Louis Style, Country Style | ~3=4.29
Smoked Ham, {} | Spiral Sliced Half, Bone-In Shank | ~9=2.79
Leg of Lamb, {} | Boneless, Semi-Boneless | ~4.5=8.99
Rack of Lamb | ~1.7=17.99`,
    },
    {
      brands: 'Redbarrow, Ironfold Ranch, Hamperfield',
      lines: `
Ground Beef, {} | 73% Lean, 80% Lean, 85% Lean, 93% Lean, Organic 85% Lean | 1 lb=6.29, 3 lb=16.49
Ground Beef Patties, {} | 80% Lean, 90% Lean | 4 ct=9.49
Ground {} | Pork, Veal, Bison, Lamb | 1 lb=6.99
Ground Turkey, {} | 85% Lean, 93% Lean, 99% Lean | 1 lb=5.49
Ground Chicken | 1 lb=5.29
Beef {} | Stew Cubes, Stir-Fry Strips, Kabob Cubes | 1 lb=8.49
Seasoned {} | Carne Asada, Pork Carnitas, Chicken Fajita Strips | 1.5 lb=11.99
Beef Meatballs, {} | Italian Style, Swedish Style | 20 ct=8.99`,
    },
    {
      brands: 'Hensworth, Hamperfield, Fernhollow',
      lines: `
Chicken {} | Breast Tenderloins, Party Wings, Thin Sliced Breasts | 1.5 lb=8.49
Marinated Chicken Breasts, {} | Lemon Herb, Teriyaki, Rotisserie Seasoned | 1.25 lb=8.99
Turkey {} | Burgers, Breast Tenderloin | 1 lb=6.49
Chicken Livers | 20 oz=2.79`,
    },
    {
      brands: 'Smokehurst, Pellworth, Thriftwick, Hamperfield',
      lines: `
{} Bacon | Hickory Smoked, Applewood Smoked, Thick Cut, Lower Sodium, Center Cut | 12 oz=6.49, 16 oz=8.29
Turkey Bacon | 12 oz=4.79
Breakfast Sausage {} | Links, Patties, Roll | 12 oz=4.49
Turkey Breakfast Sausage {} | Links, Patties | 9.6 oz=4.29
{} Sausage Links | Sweet Italian, Hot Italian, Bratwurst, Chorizo | 19 oz=5.99
Smoked {} | Kielbasa, Andouille Sausage, Turkey Sausage | 13 oz=4.99
Chicken Sausage, {} | Apple, Spinach & Feta, Roasted Garlic | 12 oz=5.99
{} Franks | Beef, Turkey, Uncured Beef, Bun Length | 8 ct=5.29
Corn Dogs | 10 ct=7.49
Canadian Style Bacon | 6 oz=4.29
Ham Steak | 8 oz=4.49
Diced Pancetta | 4 oz=4.79`,
    },
    {
      brands: 'Oatlingway, Fernhollow',
      lines: `
Plant-Based {} | Burger Patties, Ground, Italian Sausages, Meatballs | 12 oz=6.99
Seitan Strips | 8 oz=4.99
{} Tempeh | Original, Three Grain | 8 oz=3.49`,
    },
  ],
};
