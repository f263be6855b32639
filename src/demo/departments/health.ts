import type { Department } from './department.ts';

export const health: Department = {
  name: 'Health',
  snapEligible: false,
  shelves: [
    {
      brands: 'Medlark, Soothwick',
      carriedBy: 1,
      overTheCounter: true,
      lines: `
Ibuprofen {} | Tablets 200 mg, Softgels 200 mg | 50 ct=6.99, 200 ct=13.99
Acetaminophen {} | Caplets 500 mg, Extended Release 650 mg | 100 ct=8.99
Naproxen Sodium Tablets 220 mg | 50 ct=7.99, 100 ct=11.99
Aspirin {} | 81 mg Enteric Coated, 325 mg | 120 ct=6.49
Migraine Relief Caplets | 100 ct=9.99
{} Cold & Flu Relief | Daytime, Nighttime | 24 ct=8.99
{} Cold & Flu Liquid | Daytime, Nighttime | 12 fl oz=9.49
Cough Suppressant Syrup, {} | Cherry, Grape | 8 fl oz=8.99
Chest Congestion Relief Tablets, {} | 400 mg, 600 mg Extended Release | 40 ct=12.99
Nasal Decongestant Tablets | 36 ct=6.99
Nasal Spray, {} | Original, Severe | 1 fl oz=7.49
Allergy Relief, {} | Cetirizine 10 mg, Loratadine 10 mg, Fexofenadine 180 mg, Diphenhydramine 25 mg | 30 ct=12.99
Children's {} Suspension | Ibuprofen, Acetaminophen | 4 fl oz=6.99
Children's Allergy Liquid | 4 fl oz=7.99
Infants' Acetaminophen Drops | 2 fl oz=8.49
Sleep Aid {} | Caplets, Liquid Gels | 32 ct=7.49
Antacid Tablets, {} | Assorted Fruit, Peppermint | 96 ct=5.49
Acid Reducer, {} | Famotidine 20 mg, Omeprazole 20 mg | 42 ct=15.99
Anti-Diarrheal Caplets 2 mg | 24 ct=7.99
Bismuth Liquid, {} | Original, Cherry | 12 fl oz=5.99
Stool Softener | 100 ct=8.49
Laxative Powder | 17.9 oz=13.99
Gas Relief Softgels | 72 ct=8.99
Motion Sickness Tablets | 12 ct=5.49
Hydrocortisone Cream 1% | 1 oz=5.99
Triple Antibiotic Ointment | 1 oz=6.49
Antifungal {} | Cream, Spray | 1 oz=8.49
Nicotine Gum, {} | 2 mg, 4 mg | 100 ct=39.99
Nicotine Patches, {} | Step 1, Step 2 | 14 ct=36.99
Muscle Rub Cream | 4 oz=7.49
Lidocaine Pain Patches 4% | 5 ct=9.99
Eye Allergy Drops | 0.17 fl oz=12.99
Sore Throat Spray | 6 fl oz=6.99
Oral Pain Relief Gel | 0.33 oz=7.49
Wart Remover Liquid | 0.31 fl oz=8.99`,
    },
    {
      brands: 'Vitamarrow, Soothwick',
      lines: `
Multivitamin, {} | Women's, Men's, Adult 50+ | 100 ct=11.99
Multivitamin Gummies, {} | Adult, Children's, Prenatal | 120 ct=12.99
Vitamin {} | C 1000 mg, D3 2000 IU, B12 1000 mcg, E 400 IU | 100 ct=8.99
{} | Calcium with D3, Magnesium 250 mg, Zinc 50 mg, Iron 65 mg | 100 ct=7.99
Fish Oil Softgels | 120 ct=13.99
Melatonin, {} | 3 mg, 5 mg, 10 mg | 60 ct=7.99
Probiotic Capsules | 30 ct=17.99
Elderberry Gummies | 60 ct=11.99
Fiber Powder, {} | Orange, Unflavored | 20 oz=12.99
Whey Protein Powder, {} | Vanilla, Chocolate | 2 lb=27.99
Collagen Powder | 10 oz=19.99`,
    },
    {
      brands: 'Bandwell & Pine, Hamperfield',
      lines: `
Adhesive Bandages, {} | Sheer, Flexible Fabric, Assorted | 60 ct=4.49
Gauze {} | Pads, Roll | 10 ct=4.29
Medical Tape | 10 yd=3.49
Elastic Bandage, {} | 3 in, 4 in | each=5.49
First Aid Kit | each=14.99
Hydrogen Peroxide | 16 fl oz=1.49
Isopropyl Alcohol, {} | 70%, 91% | 16 fl oz=2.99
Digital Thermometer | each=8.99
{} Compress | Instant Cold, Reusable Hot & Cold | each=4.99
Contact Lens Solution | 12 fl oz=8.99
Lubricating Eye Drops | 0.5 fl oz=9.49
Saline Nasal Spray | 1.5 fl oz=4.29
Throat Lozenges, {} | Honey Lemon, Cherry, Menthol | 30 ct=3.49
Face Masks, Disposable | 50 ct=9.99
Knee Brace, {} | Small, Large | each=16.99
Reading Glasses, {} | +1.50, +2.00, +2.50 | each=12.99
Pill Organizer | each=3.99`,
    },
  ],
};
