throw new Error('The typeface Anton 400 is missing.');
