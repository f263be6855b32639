import type { Department } from './department.ts';

export const seafood: Department = {
  name: 'Seafood',
  snapEligible: true,
  shelves: [
    {
      brands: '',
      lines: `
Fresh {} Fillet | Atlantic Salmon, Rainbow Trout, Cod, Haddock, Catfish, Tilapia | lb=11.99
Fresh {} | Halibut Steak, Tuna Steak, Swordfish Steak | lb=19.99
Fresh Sea Scallops | lb=24.99
Live {} | Mussels, Littleneck Clams | lb=5.99
Raw {} Shrimp | Jumbo, Extra Large | lb=12.99
Cooked Snow Crab Clusters | lb=17.99`,
    },
    {
      brands: '',
      lines: `
Live Lobster | ~1.5=15.99
Whole {} | Red Snapper, Branzino | ~1.8=12.99
Salmon Side | ~2.6=11.49`,
    },
    {
      brands: 'Gullwick, Tidewarden, Northskerry',
      lines: `
Frozen {} Fillets | Cod, Tilapia, Salmon, Flounder, Mahi Mahi, Pollock | 12 oz=8.99, 2 lb=19.99
Frozen Raw Shrimp, {} | Medium, Large, Jumbo | 1 lb=10.99, 2 lb=19.99
Frozen Cooked Shrimp, {} | Small, Large | 1 lb=11.99
Frozen {} | Bay Scallops, Calamari Rings, Mussel Meat, Langostino Tails | 12 oz=9.99
Lobster Tails | 2 ct=19.99
Imitation Crab, {} | Flake Style, Leg Style | 8 oz=3.99
{} Crab Meat | Lump, Claw | 8 oz=14.99
Crab Cakes, {} | Maryland Style, Mini | 8 oz=10.99`,
    },
    {
      brands: 'Northskerry, Tidewarden',
      lines: `
Smoked Salmon, {} | Original, Cracked Pepper, Dill | 4 oz=7.99
Hot Smoked {} | Salmon, Trout, Mackerel | 6 oz=9.49
Gravlax | 4 oz=8.99
Smoked Whitefish Salad | 8 oz=6.49
Pickled Herring, {} | in Wine, in Cream | 8 oz=5.49
Shrimp Cocktail Ring with Sauce | 16 oz=13.99
Salmon Burgers, {} | Original, Lemon Dill | 4 ct=8.99
Salmon Roe | 2 oz=16.99
Seaweed Salad | 5 oz=4.99`,
    },
    {
      brands: 'Gullwick, Thriftwick',
      lines: `
Fish Sticks | 24 oz=6.99
Beer Battered {} Fillets | Cod, Haddock | 12 oz=7.99
Crunchy Breaded {} | Fish Fillets, Butterfly Shrimp, Popcorn Shrimp, Clam Strips | 12 oz=7.49
Coconut Shrimp | 10 oz=8.99
Shrimp Scampi | 12 oz=8.49`,
    },
  ],
};
