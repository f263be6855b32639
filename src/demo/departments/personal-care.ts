import type { Department } from './department.ts';

export const personalCare: Department = {
  name: 'Personal Care',
  snapEligible: false,
  shelves: [
    {
      brands: 'Lathermoor, Silkwren, Dewlark, Thriftwick',
      lines: `
Shampoo, {} | Daily, Volumizing, Moisturizing, Color Safe, Dandruff | 13.5 fl oz=5.49, 28 fl oz=8.99
Conditioner, {} | Daily, Volumizing, Moisturizing, Color Safe | 13.5 fl oz=5.49, 28 fl oz=8.99
Dry Shampoo | 5 oz=7.49
{} | Leave-In Conditioner, Hair Gel, Hair Mousse, Hairspray, Curl Cream | 8 oz=6.49
Deep Repair Hair Mask | 8 oz=8.49
Body Wash, {} | Coconut, Cucumber, Lavender, Oat, Citrus | 22 fl oz=6.49
Bar Soap, {} | Original, Moisturizing, Aloe | 4 ct=4.99
Hand Soap, {} | Lavender, Lemon, Sea Mist, Unscented | 12.5 fl oz=3.79
Hand Soap Refill, {} | Lavender, Unscented | 50 fl oz=7.49
Bath {} | Salts, Bubbles | 48 oz=6.49
Hand Sanitizer, {} | Original, Aloe | 8 fl oz=3.29`,
    },
    {
      brands: 'Dewlark, Silkwren, Hamperfield',
      lines: `
Body Lotion, {} | Unscented, Shea Butter, Oatmeal, Cocoa Butter | 18 fl oz=7.49
Hand Cream, {} | Unscented, Almond, Rose | 3 oz=4.99
Facial {} | Cleanser, Toner, Moisturizer, Scrub | 6 fl oz=8.99
Micellar Water | 13.5 fl oz=7.49
{} Serum | Vitamin C, Hyaluronic Acid, Retinol | 1 fl oz=15.99
Sheet Mask, {} | Hydrating, Brightening | each=2.99
Makeup Remover Wipes, {} | Original, Sensitive | 25 ct=5.49
Lip Balm, {} | Cherry, Mint, Unflavored | 2 ct=3.49
Petroleum Jelly | 7.5 oz=3.79
Nail Polish Remover | 6 fl oz=2.49
Cotton {} | Swabs, Rounds, Balls | 100 ct=2.99`,
    },
    {
      brands: 'Sunferrow, Hamperfield',
      lines: `
Sunscreen Lotion, {} | SPF 30, SPF 50, SPF 70, Sensitive SPF 50 | 8 fl oz=9.99
Sunscreen Spray, {} | SPF 30, SPF 50 | 5.5 oz=9.49
After Sun Aloe Gel | 16 oz=6.49
Insect Repellent Spray, {} | Family, Deep Woods | 6 oz=7.49`,
    },
    {
      brands: 'Mintgale, Thriftwick, Fernhollow',
      lines: `
Toothpaste, {} | Mint, Whitening, Sensitive, Cinnamon, Charcoal | 4.7 oz=3.99
Children's Toothpaste, {} | Bubble Gum, Strawberry | 4 oz=3.49
Toothbrush, {} | Soft, Medium | 2 ct=4.49
Mouthwash, {} | Cool Mint, Alcohol Free, Whitening | 33.8 fl oz=5.99
Dental Floss, {} | Mint, Waxed | 55 yd=2.99
Floss Picks | 90 ct=3.49
Denture Tablets | 90 ct=5.99
Whitening Strips | 14 ct=24.99`,
    },
    {
      brands: 'Barberstone, Silkwren, Thriftwick',
      lines: `
Deodorant, {} | Fresh, Cedar, Unscented, Lavender | 2.6 oz=4.99
Antiperspirant Spray, {} | Powder, Sport | 3.8 oz=6.49
Disposable Razors, {} | Two Blade, Three Blade, Sensitive | 6 ct=7.99
Razor Cartridges | 4 ct=15.99
Shaving Cream, {} | Original, Sensitive | 10 oz=3.29
Aftershave Balm | 3.3 fl oz=7.99
Beard Oil | 1 fl oz=9.99
Hair Color, {} | Medium Brown, Dark Brown, Blonde, Black, Auburn | 1 ct=9.99`,
    },
    {
      brands: 'Silkwren, Cloudfold',
      lines: `
{} Tampons | Regular, Super, Assorted | 36 ct=8.49
Menstrual Pads, {} | Regular, Overnight, Long | 36 ct=7.99
Panty Liners, {} | Regular, Long | 60 ct=5.49
Incontinence Underwear, {} | Small, Medium, Large | 20 ct=17.99
Feminine Wipes | 32 ct=3.99`,
    },
  ],
};
