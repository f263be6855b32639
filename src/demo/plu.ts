/**
 * Loose produce sold by weight: PLU code, name, dollars per lb. `+` marks what is also sold organic, under the same
 * code with 9 in front (International Federation for Produce Standards). Bananas, 4011, are in `wellKnown.ts`.
 */
export const PLU_LINES = `
4016 Red Delicious Apples 1.79
4017 Granny Smith Apples 1.99 +
4020 Golden Delicious Apples 1.89
4130 Cripps Pink Apples 2.49
4131 Fuji Apples 2.19 +
4135 Gala Apples 1.99 +
3283 Honeycrisp Apples 3.29 +
4019 McIntosh Apples 1.99
4103 Braeburn Apples 2.19
4147 Jonagold Apples 2.09
3438 Ambrosia Apples 2.59
4235 Plantains 0.99
4236 Red Bananas 1.49
4409 Bartlett Pears 1.99
4413 Bosc Pears 2.09
4416 Anjou Pears 1.99 +
4414 Comice Pears 2.69
4406 Asian Pears 2.99
4022 Green Seedless Grapes 2.99 +
4023 Red Seedless Grapes 2.99
4056 Black Seedless Grapes 3.29
4636 Red Globe Grapes 2.79
4012 Navel Oranges 1.69
3108 Valencia Oranges 1.49
4381 Blood Oranges 2.49
4055 Mandarins 2.29
4450 Clementines 2.19
4281 Ruby Red Grapefruit 1.49
4305 Key Limes 2.99
4038 Yellow Peaches 2.49 +
4401 White Peaches 2.69
4036 Yellow Nectarines 2.49
4042 Red Plums 2.49
4040 Black Plums 2.49
4218 Apricots 3.49
4045 Sweet Red Cherries 4.99
4258 Rainier Cherries 5.99
4050 Cantaloupe 0.89
4034 Honeydew Melon 0.99
4031 Seeded Watermelon 0.49
4394 Papaya 1.49
4256 Starfruit 4.49
3040 Dragon Fruit 5.99
4309 Lychees 5.49
4299 Guavas 3.49
4428 Japanese Persimmons 2.99
4266 Black Figs 5.99
4745 Rhubarb 3.99
4548 Broccoli Florets 2.99
4547 Broccoli Rabe 3.49
4064 Slicing Tomatoes 2.29
4664 Tomatoes on the Vine 2.49
4087 Roma Tomatoes 1.49 +
4801 Tomatillos 1.99
4065 Green Bell Peppers 1.79
4688 Red Bell Peppers 2.99
4682 Orange Bell Peppers 3.49
4693 Jalapeño Peppers 1.69
4709 Serrano Peppers 2.49
4705 Poblano Peppers 2.49
4677 Anaheim Peppers 2.29
3125 Habanero Peppers 5.99
4066 Green Beans 2.49
4092 Snow Peas 4.99
4655 Okra 3.49
4067 Zucchini 1.69 +
4782 Yellow Straightneck Squash 1.69
4750 Acorn Squash 1.49
4759 Butternut Squash 1.29
4776 Spaghetti Squash 1.29
4735 Carving Pumpkin 0.69
4069 Green Cabbage 0.89 +
4554 Red Cabbage 1.09
4555 Savoy Cabbage 1.49
4552 Napa Cabbage 1.29
4072 Russet Potatoes 0.99 +
4073 Red Potatoes 1.19
4083 White Potatoes 1.09
4727 Yellow Potatoes 1.29
4074 Red Sweet Potatoes 1.29 +
4816 Golden Sweet Potatoes 1.39
4081 Eggplant 1.79
4080 Asparagus 3.49
4082 Red Onions 1.29
4093 Yellow Onions 0.99 +
4663 White Onions 1.29
4166 Sweet Onions 1.49
4662 Shallots 3.99
4612 Ginger Root 3.99 +
4645 Button Mushrooms 3.49
4650 Portabella Mushrooms 4.99
4651 Shiitake Mushrooms 9.99
4550 Brussels Sprouts 2.99
4562 Loose Carrots 0.99 +
4672 Parsnips 2.29
4811 Purple Top Turnips 1.49
4747 Rutabagas 1.29
4515 Fennel Bulbs 2.99
4626 Jicama 1.49
4761 Chayote Squash 1.79
4819 Yuca Root 1.49
4545 Bok Choy 1.79
`;
